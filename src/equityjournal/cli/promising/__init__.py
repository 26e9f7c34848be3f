"""A team's promises: the register meant, questions, wording without names, sentences."""
