"""The PAR INDEX without a screen: rules, scores, ranks, plans. Pure Python over data/."""
