#include "CPeerCredentials.h"
