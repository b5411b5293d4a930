"""The PAR INDEX without a screen: rules, scores, ranks, plans. Pure Python over data/."""

import os

# The matrices here are small: threads of the linear algebra cost ten times what they save. The
# setting counts only if it is made before numpy is loaded (the Makefile makes it, too).
for setting in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(setting, "1")
