"""The best set of awards that money and published rules allow, in exact pence."""
