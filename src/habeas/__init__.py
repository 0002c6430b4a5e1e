"""habeas: who is held, who was freed, and on whose word."""

__version__ = "0.1.0"
