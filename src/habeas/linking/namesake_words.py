"""Words by which a report says that somebody has another's name."""

import re

NAMESAKES = re.compile(
    r"\bnamesakes?\b|\b(?:(?:the|that|his|her|this|one|an?) (?:same|identical)|identical) (?:full )?names?\b"
    r"|\b(?:shar|bear)(?:s|es?|ed|ing) (?:the|that|his|her|this|a) name\b|\bno relation\b"
    r"|\bha(?:s|d|ve|ving) (?:that|his|her|this) name\b(?! [a-z])"
    r"|\b(?:of|by|with) that name\b|\bnot the same (?:man|woman|person|one)\b"
    r"|\b(?:a|two|quite|very|entirely|completely) (?:different|separate) (?:man|woman|person|people|men|women)\b"
    r"|\banother (?:man|woman|person|prisoner) (?:of|with|by|called|named)\b"
    r"|\bnot (?:related|to be (?:confused|mixed|mistaken))\b|\bunrelated to (?:each other|one another)\b"
    r"|\b(?:mistaken|mistook|taken|took) (?:\w+ ){0,3}for (?:the other|an?other)\b"
    r"|\b(?:confus|mix|mistak)(?:ed|ing|es?)(?: up)? (?:the two|with (?:the|a|his|her))\b"
    r"|\bthe wrong (?:man|woman|person|one|prisoner|family|parents|mother|father|wife|husband|relatives|house|home)\b"
    r"|\b(?:two|both|three) (?:\w+ ){0,2}(?:men|women|people|persons|prisoners|convicts|detainees|inmates|students)"
    r" (?:are |were )?(?:called|named)\b"
    r"|\b(?:of|by|with|under|shar(?:e|es|ed|ing)|bear(?:s|ing)?|ha(?:s|ve|d|ving)) (?:the )?(?:one|single) (?:full )?"
    r"name\b"
    r"|\b(?:с|под|з|із|пад|під) одн(?:им|ім) (?:и (?:тем же|тым жа) )?(?:именем|імем|імям|ім['’]ям)\b"
    r"|\b(?:одинаков|аднолькав|однаков|идентичн|ідэнтычн|ідентичн)\w+ (?:имен|імён|імен|імем|імям|ім['’])"
    r"|\b(?:т[её]зк|однофамил|ц[её]зк|аднафаміл|однопрізвищ)\w*"
    r"|\b(?:совсем|совершенно|зусім|цалкам|зовсім|цілком) (?:друг|інш)\w+ "
    r"(?:человек|женщин|чалавек|жанчын|людин|жінк)\w*"
    r"|\bне (?:тот человек|той чалавек|та людина)\b"
    r"|\b(?:тем же|таким же|тым жа|такім жа|тим же|тим самим|такім самым|таким самим|тым самым|тем самым)"
    r" (?:\w+ )?(?:именем|імем|імям|ім['’]ям)\b"
    r"|\bне (?:родственник|сваяк|родич)\w*|\bне (?:перепута|переплута|пераблыта|спута|сплута|зблыта)\w+"
    r"|\b(?:перепута|переплута|пераблыта|спута|сплута|зблыта)\w+ (?:с|з|із|двух|двох|дзвюх|их|їх|іх)\b",
    re.IGNORECASE,
)
"""Says that a report speaks of two people of one name: only then are two callings taken for two people's."""
TWO = re.compile(
    r"\b(?:two|both|дв(?:а|ое|е|ух|оих)|оба|обе|обоих|абодва|абедзве|дзве|двое|дзвюх|двух|обидва|обидві|дві|двох) $",
    re.IGNORECASE,
)
A_NAMESAKE = re.compile(r"\b(?:namesake|т[её]зк|ц[её]зк|однофамил|аднафаміл|однопрізвищ)", re.IGNORECASE)
