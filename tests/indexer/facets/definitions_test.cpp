#include "indexer/facets/definitions.hpp"
#include "tests/indexer/facets/written_report.hpp"

#include "tests/catch.hpp"

using namespace travaux;
using namespace travaux::facets;

namespace {

/// "LF=Long Form; …" as the text defines them, and ">CANONICAL" where the long form is an organisation.
std::string defined(std::string_view text) {
    static const Tables tables = read_tables();
    const Passage passage = read_passage(text, tables, "en");
    std::string out;
    for (const DefinedForm& form : definitions_in(passage, tables.every_language, tables.authority)) {
        out += (out.empty() ? "" : "; ") + form.short_form + "=";
        out += text.substr(form.long_begin, form.long_end - form.long_begin);
        if (form.agency) out += ">" + tables.authority.agencies()[*form.agency].canonical;
    }
    return out;
}

struct Row {
    std::string_view text, expected;
};

}  // namespace

TEST_CASE("what a text defines") {
    const std::vector<Row> rows{
        {"the Migration Data Platform (MDP) opened", "MDP=Migration Data Platform"},
        {"The International Dialogue on Migration (IDM)", "IDM=International Dialogue on Migration"},
        {"a memorandum of understanding (MoU) was signed", "MoU=memorandum of understanding"},
        {"many civil society organizations (CSOs) came", "CSO=civil society organizations"},
        {"on gender-based violence (GBV).", "GBV=gender-based violence"},
        {"non-governmental organisations (NGOs)", "NGO=non-governmental organisations"},
        {"monitoring and evaluation (M&E)", "M&E=monitoring and evaluation"},
        {"the Africa Frontier Development Bank (AfFDB)", "AfFDB=Africa Frontier Development Bank"},
        {"the Common Southern Market (CSMar)", "CSMar=Common Southern Market"},
        {"by video teleconference (VTC)", "VTC=video teleconference"},
        {"the Compact for Safe, Orderly and Regular Mobility (CM)", ""},
        {"the Global Accord for Safe, Orderly and Regular Mobility (GAM)", "GAM=Global Accord for Safe, Orderly and Regular Mobility"},
        {"the Monitoring, Evaluation and Learning Unit (MELU)", "MELU=Monitoring, Evaluation and Learning Unit"},
        {"the Migrants’ Rights Council (MRC)", "MRC=Migrants’ Rights Council"},
        {"each Party's Focal Point (FP)", "FP=Focal Point"},
        {"the Coastal Returns Desk's (CRD's) report", "CRD=Coastal Returns Desk"},
        {"the Coastal Returns Desk’s (CRD) report", "CRD=Coastal Returns Desk"},
        {"the Coastal Returns Desk (hereinafter “CRD”)", "CRD=Coastal Returns Desk"},
        {"the “Coastal Returns Desk” (hereinafter referred to as the CRD)", "CRD=Coastal Returns Desk"},
        {"the Coastal Returns Desk (CRD, in Spanish MRC)", "CRD=Coastal Returns Desk"},
        {"the Coastal Returns Desk (\"CRD\") and the Inland Returns Desk (IRD)", "CRD=Coastal Returns Desk; IRD=Inland Returns Desk"},
        {"the CRD (Coastal Returns Desk) met", "CRD=Coastal Returns Desk"},
        {"the CRD (the Coastal Returns Desk; see annex)", "CRD=Coastal Returns Desk"},
        {"Member States (MS)", "MS=Member States"},
        // French and Spanish
        {"le Comité de suivi des retours (CSR)", "CSR=Comité de suivi des retours"},
        {"l’Équipe d’appui régional (ci-après « EAR »)", "EAR=Équipe d’appui régional"},
        {"la Mesa de Diálogo sobre Retornos (en adelante, MDR)", "MDR=Mesa de Diálogo sobre Retornos"},
        {"la Unidad de Atención al Migrante (UAM, por sus siglas)", "UAM=Unidad de Atención al Migrante"},
        // organisations
        {"the Global Migration Group (GMG)", "GMG=Global Migration Group>GMG"},
        {"l’Organisation mondiale de la Santé (WHO)", "WHO=Organisation mondiale de la Santé>WHO"},
        {"UNDESA (Department of Economic and Social Affairs)", "UNDESA=Department of Economic and Social Affairs>UNDESA"},
        {"the Department of Economic and Social Affairs (UN-DESA)", "UN-DESA=Department of Economic and Social Affairs>UNDESA"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(defined(row.text) == row.expected);
    }
}

TEST_CASE("brackets that define nothing") {
    const std::vector<std::string_view> texts{
        "the conference (Geneva)", "IOM (2013)", "a paper by IOM (UNDP)", "UNHCR (IOM)", "DESA (New York)", "the World Health Organization (HQ)",
        "a workshop of the International Organization for Migration (UNDP)", "twenty countries (EU)", "the migrants (IOM)",
        "see Annex (III)", "the second part (II)", "in Asia (see IOM)", "at the International Conference on Modern Migration (IOM)",
        "tuberculosis (TB)", "the GMG Chair (IOM) met", "a retreat (GMG) and", "(GMG)", "GMG (", "the staff (Ms. Ann Other (OA))",
        "Geneva, Switzerland (WHO)", "Migration. Group (MG)", "IOM (with its partners)", "UNDP (2013, IOM)", "NGOs (Amman and Cairo)",
        "[text](#)", "the Ministry of Labour (Ministry of Interior)",
    };
    for (const std::string_view text : texts) {
        INFO(text);
        CHECK(defined(text).empty());
    }
}

TEST_CASE("a report keeps its definitions, each once, with the unit") {
    const auto report = derived({"The Coastal Returns Desk (CRD) met.", "The Coastal returns desk (CRD) met the Inland Desk (ID).", "# Annex (A)"});
    using D = schema::Definition;
    CHECK(report.facts.definitions == std::vector<D>{{"CRD", "Coastal Returns Desk", 0}, {"ID", "Inland Desk", 1}});
}

TEST_CASE("definitions are found in any bytes") {
    for (const std::string_view text : {"\xff (\xfe)", "A B (", "A B (AB", ")(", "a (\xc3", "A (A) (A (AA)", "“ (AB)", "& (A&B)"}) CHECK_NOTHROW(defined(text));
    const std::string repeated(200, 'a');
    std::string words = "b";
    for (int i = 0; i < 300; ++i) words += " a";
    CHECK(defined(words + " (AAAAAAAAAAAA)").find('=') == std::string::npos);
    CHECK(defined(repeated + " " + repeated + " (AA)").empty());
}
