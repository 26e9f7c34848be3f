"""Detection of numbers, days, codes and addresses online."""
