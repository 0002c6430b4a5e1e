"""Mail: messages, boxes of them, and pages that browsers save in the form of mail."""
