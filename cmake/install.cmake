# filled when the programs can be installed
