"""The reference service: one form with every kind of question, to be walked in every way."""
