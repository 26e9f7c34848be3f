"""Days as typed: a closed grammar of days and spans, and its refusals."""
