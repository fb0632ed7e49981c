"""The portal through which Luxembourg's SMEs reach MeluXina-AI."""
