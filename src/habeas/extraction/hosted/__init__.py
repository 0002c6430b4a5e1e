"""A language model behind an OpenAI-compatible endpoint as one more reader, which only proposes. Off by default.

`reader.Hosted` is the extractor, `endpoint.Endpoint` says whom to ask, `wire` speaks to it, `prompt` says what is asked,
`answers` reads what comes back, `checking` lets through what the text bears out, `comparing` sets it beside the rules.
"""
