#include "CLanguageData.h"
