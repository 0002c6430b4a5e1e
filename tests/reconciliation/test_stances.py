"""What a sentence beside what was given says of a tie: that there is one, that there is none, or nothing."""

import pytest

from habeas.reconciliation.stances import answering, denies, dismissing, tying

TIES = [
    '"We gave them people and they gave us aeroplanes," the president said.',
    "The licence was the price of forty lives, an aide said.",
    "It was a straight trade, said a diplomat.",
    '"One gesture deserves another," the envoy said.',
    "The step was a response to the release, the White House said.",
    "The decision followed the releases and was meant as a thank-you.",
    '"They opened the gates, so we opened the skies," the minister said.',
    '"This is what we promised in June," the envoy said.',
    "The easing was agreed as part of the talks that freed the forty.",
    '"Prisoners out, planes in. It is as simple as that," the adviser said.',
    "The measure had been made conditional on the release of prisoners.",
    "Officials described it as a reward for the releases.",
    '"A deal is a deal," the president said.',
    "The move is linked to the release of the prisoners, the department said.",
    '"That was our half of it," said the envoy.',
    '"We keep our promises," the adviser told the agency.',
    "Both steps were settled at the same table.",
    "The suspension rewards the release of forty people.",
    '"You free, we lift," the minister said.',
    "In acknowledgement of the pardon the Treasury acted within a day.",
    "«Мы отпустили людей, они отпустили самолёты», — сказал президент.",
    "Так Вашингтон ответил на освобождение сорока человек.",
    "Это часть договорённостей, заявил посланник.",
    "«Долг платежом красен», — заметил советник.",
    "Решение стало платой за сорок человек.",
    "Снятие запрета было условием освобождения.",
    "«Вы нам людей, мы вам калий», — передал слова посланника источник.",
    "«Мы адпусцілі людзей, яны адкрылі неба», — сказаў дарадца.",
    "Гэта ўзнагарода за вызваленне, лічыць апазіцыя.",
    "«Ми відпустили людей, вони відкрили небо», — сказав речник.",
    "Це винагорода за звільнення сорока людей.",
    "Зняття заборони було частиною домовленостей.",
    "Without the amnesty there would have been no loan, the envoy said.",
    "The loan was the fruit of the amnesty, the envoy said.",
    "The opening had been Oreld's condition for letting the men go, the minister said.",
    '"Timber for people, and that was all," the minister said.',
    '"This is how good neighbours clear a debt," the adviser said.',
    "The spokesman said that the two steps hang together.",
    "«Без этого указа не было бы и кредита», — признал посланник.",
    "«За людей нам открыли рынок», — заявил министр.",
    "Міністр заявіў, што крэдыт стаў платай за памілаванне.",
    "Речник визнав, що кредит дали за звільнених.",
    "«Яны атрымалі сваіх, мы — свой рынак», — сказаў прэс-сакратар.",
    '"The neighbours shut the road for a purpose and open it for a purpose," the envoy said.',
    '"They know how one pays for a kindness," the spokeswoman said.',
    "Источник в порту уверен: «Рыбаков меняли на пароход».",
    "«Лётчиків міняли на пальне», — каже співрозмовник у відомстві.",
]

DENIALS = [
    "«Мы за людей не платили», — сказал министр.",
    "За гэта нічога не заплачана, заявіў міністр.",
    '"One has nothing to do with the other," the spokeswoman said.',
    "The ministry said the timing was accidental.",
    '"We buy nobody," the spokesman said.',
    "The licence would have come in any event, the Treasury said.",
    '"There was nothing to trade," she said.',
    'The embassy called reports of a bargain "fiction".',
    "The decision was taken on its merits, the department said.",
    '"Nobody was handed over for a licence," the envoy said.',
    "The review had been scheduled since March.",
    "The government made the decision on its own, without any talks.",
    '"I do not see what aeroplanes have to do with mercy," she said.',
    '"Pardons are not currency," the spokesman said.',
    "Officials rejected suggestions that the two were related.",
    '"It was never on the agenda," the minister said.',
    '"The one does not follow from the other," she said.',
    "The spokesman was adamant that no promises had been made.",
    '"No one asked us for anything and we gave no undertakings," he said.',
    "The measure simply expired, the ministry said; it would have done so with or without the pardon.",
    '"Any connection exists only in the imagination of journalists," he said.',
    "The presidency insisted it had acted out of mercy alone.",
    "«Одно с другим не связано», — сказала представитель ведомства.",
    "«Людьми мы не торгуем», — заявил пресс-секретарь.",
    "В министерстве подчеркнули, что срок запрета истёк сам собой.",
    "«Никаких обязательств мы на себя не брали», — сказал он.",
    "Решение принято безотносительно к помилованию.",
    "Совпадение по времени случайно, отметили в ведомстве.",
    "«Адно з другім не звязана», — сказала прадстаўніца.",
    "Ніякай дамоўленасці не было, сцвярджае міністэрства.",
    "Рашэнне прынята незалежна ад памілавання.",
    "«Одне з іншим не пов'язане», — сказала речниця.",
    "«Ми не торгуємо людьми», — заявив міністр.",
    "Рішення ухвалили ще в березні, до звільнень.",
    '"Whoever reads the one paper into the other reads wrongly," the spokesman said.',
    "«Это два разных вопроса», — сказал министр.",
]

NEITHER = [
    "Президент сказал, что по ним никто не плачет.",
    "Ніхто не плаче за ними, сказав міністр.",
    "Flights will resume in July.",
    "The airline has not flown to Europe since 2021.",
    "Orelair sold four aircraft last year.",
    "The company's shares rose four per cent.",
    "The price of potash fell at once.",
    "The package of measures was published in the official gazette.",
    "The licence does not cover military goods.",
    '"We welcome this step," an airline manager said.',
    "It has paid no dividends for three years.",
    "Passengers will not notice any change before autumn.",
    "The European Union kept its own ban.",
    "More than 300 people remain in prison.",
    "None of the prisoners has been allowed to speak to the press.",
    "Human rights groups say the releases are not enough.",
    "The bank answered no questions.",
    "Its former director was arrested and has not been released.",
    "The carrier bought the jets in 2015.",
    "The relief covers spare parts and repairs.",
    "The ban was part of a wider package imposed in 2021.",
    "«Решение вступит в силу в июле», — уточнили в ведомстве.",
    "Авиакомпания продала два самолёта.",
    "Цены на калий упали.",
    "Коммерческие рейсы пока не возобновлены.",
    "Правозащитники говорят, что в тюрьмах остаётся больше тысячи человек.",
    "Авіякампанія не лётала ў Еўропу з 2021 года.",
    "Ціни на калій впали.",
    "Nobody at the airline could be reached for comment.",
    "The envoy will travel on to Lowmark next week.",
    "The ministry did not say when flights would begin.",
    "The forty spent the night in a hotel and will not be questioned.",
    "He did not say how much the aircraft had cost.",
    "Not all of the forty had asked for a pardon.",
    '"I have not slept for two days," Mira Halden said.',
    '"They gave us bread and tea on the bus," she said.',
    '"We were told nothing until the border," said Ivo Talby.',
    '"The United States welcomes this, as does the United Nations," the ambassador said.',
    '"They said that they would come on Monday," the envoy said.',
    '"We are glad that the airline can fly and that its passengers are safe," the minister said.',
    '"I spoke with the president and he was in a good mood," the envoy said.',
    '"We will work with anyone who wants to work with us," the minister said.',
    "«Мы рады, что они прилетели», — сказал посол.",
    "The exchange rate of the rouble rose after the bank was delisted.",
    "В ответ на вопрос журналистов министр улыбнулся.",
    "У відповідь на запитання журналістів міністр усміхнувся.",
    "Торгівля з сусідами відновилася.",
    "The envoy paid tribute to the prisoners.",
    "The bill on amnesty was signed on Friday.",
    '"He was thin but in good spirits," the consul said.',
    '"The measures against the refinery stay in place," the minister said.',
    '"We call on the authorities to release all others," the spokesman said.',
    '"This is an important day," the minister said.',
    '"The licence covers flights only," the minister said.',
    "«Она здорова и спит», — сказал консул.",
]


@pytest.mark.parametrize("said", TIES)
def test_ties(said: str) -> None:
    """What calls it a price, a return or a half of a whole ties, as does an official who sets one against the other."""
    assert tying(said) or answering(said)
    assert not denies(said, beside=True)


@pytest.mark.parametrize("said", DENIALS)
def test_denies(said: str) -> None:
    """A negation close to a word for bargains or talks denies, as do words for independence beside what was given."""
    assert denies(said, beside=True)
    assert not tying(said) and not answering(said)


@pytest.mark.parametrize("said", NEITHER)
def test_says_nothing_of_a_tie(said: str) -> None:
    """Prices, packages and sales of other things, other negations and those freed who speak of themselves say nothing."""
    assert not denies(said, beside=True)
    assert not tying(said) and not answering(said)


@pytest.mark.parametrize(
    "said",
    [
        "He told reporters that he had never asked for a pardon.",
        "Mira Halden was jailed in 2023 for six years.",
        "An official, speaking on condition of anonymity, confirmed the date.",
        '"We want all of them out," the envoy said.',
        "The envoy offered no timetable.",
        "They were pardoned on humanitarian grounds, at their families' request.",
        "Пенсіянерка не прасіла памілавання.",
    ],
)
def test_what_stands_beside_many_releases(said: str) -> None:
    """What is often told beside a release neither ties nor denies."""
    assert not denies(said, beside=True) and not tying(said) and not answering(said)


def test_a_denial_beside_a_release_needs_a_bargain() -> None:
    """Beside the release alone, that it had been planned for long denies nothing; that there was no deal does."""
    assert not denies("It had been planned since March.", beside=False)
    assert denies("There was no deal.", beside=False)


@pytest.mark.parametrize(
    "said",
    [
        '"We do not put people on scales," the minister said.',
        '"Mercy asks for no receipt," said the spokesman.',
        "«Никто никого не взвешивал», — сказал министр.",
    ],
)
def test_an_official_who_waves_it_away(said: str) -> None:
    """A whole sentence of an official with a negation, of people, mercy or nobody, denies without a word for bargains."""
    assert dismissing(said)


@pytest.mark.parametrize(
    "said",
    [
        '"No prisoner should be forgotten," the minister said.',
        '"We did not let people go for nothing," the president said.',
        '"I never signed anything," said Mira Halden, who was freed.',
        "The minister said that no flights were planned.",
    ],
)
def test_what_waves_nothing_away(said: str) -> None:
    """Demands, prices and the word of those freed are no denials of officials."""
    assert not dismissing(said)
