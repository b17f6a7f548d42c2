// Makes the pages quicker; nothing needs it.
"use strict";
