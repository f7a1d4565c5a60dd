// HowTo
