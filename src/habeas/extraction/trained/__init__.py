"""The trained model: proposes triggers with their type, modality and whom, when and where they point at."""

from habeas.extraction.trained.network import Fitted, Network, Opinion, Proposal
from habeas.extraction.trained.windows import Hinted, Place

__all__ = ["Fitted", "Hinted", "Network", "Opinion", "Place", "Proposal"]
