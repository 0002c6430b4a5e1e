"""Whatever breaks at whatever moment: after a restart the register equals that of an undisturbed run."""
