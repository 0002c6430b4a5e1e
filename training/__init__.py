"""Trains the model in src/habeas/extraction/trained from reports with gold statements. Not part of the package."""
