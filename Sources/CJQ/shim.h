#ifndef RUNBOOK_CJQ_SHIM_H
#define RUNBOOK_CJQ_SHIM_H

// Older headers of jq use types of these without including them.
#include <stdint.h>
#include <stdio.h>

#include <jv.h>

#include <jq.h>

#endif
