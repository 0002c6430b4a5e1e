"""Papers: a brief on what happened, and a dossier on one person, each line with a numbered quote."""
