"""Person names: spellings, scripts, inflection, likeness. Knows nothing of the rest of the house."""
