"""What the invented affairs of `lineage.py` are written with: happenings, witnesses, small facts, synonyms.

Everything here is written for this benchmark. `{a}` and `{r}` are the two parties, `{place}`, `{day}` and numbers are
filled in for each affair. In a happening's forms `[` and `]` mark the word that tells it, and `{m}` is a circumstance
that only one witness tells, so that two witnesses share names and no sentence.
"""

from __future__ import annotations

HAPPENINGS = {
    "ASSAULT": (
        "{a} [attacked] {r} near {place} {day}, {m}",
        "{day} {a} [opened fire] on {r}, {m}",
        "{r} was [attacked] by {a} near {place}, {m}",
        "{a} [shelled] {r} outside {place}, {m}",
        "on the road to {place} {a} [attacked] {r}, {m}",
        "{a} [fired] on {r} {day}, {m}",
    ),
    "CONSULT": (
        "{a} [met] {r} in {place} {day}, {m}",
        "{a} [held talks] with {r} {day}, {m}",
        "{day} {a} [met] {r}, {m}",
        "in {place} {a} [met] {r}, {m}",
        "{a} and {r} [met] in {place}, {m}",
        "{a} [conferred] with {r} in {place}, {m}",
    ),
    "COERCE": (
        "{a} [arrested] {r} in {place} {day}, {m}",
        "{a} [detained] {r} {day}, {m}",
        "{r} was [arrested] by {a} in {place}, {m}",
        "{day} {a} [detained] {r}, {m}",
        "in {place} {a} [seized] {r}, {m}",
        "{r} was [taken into custody] by {a} {day}, {m}",
    ),
    "AID": (
        "{a} [delivered] medicine to {r} {day}, {m}",
        "{a} [sent] medicine to {r} in {place}, {m}",
        "{day} {a} [delivered] medicine to {r}, {m}",
        "{r} [received] medicine from {a} in {place}, {m}",
        "{a} [supplied] {r} with medicine {day}, {m}",
        "in {place} {a} [gave] medicine to {r}, {m}",
    ),
    "SANCTION": (
        "{a} [imposed sanctions] on {r} {day}, {m}",
        "{a} [froze] the accounts of {r} {day}, {m}",
        "{day} {a} [imposed sanctions] on {r}, {m}",
        "{a} [banned] {r} from trading in {place}, {m}",
        "{r} was [put under sanctions] by {a}, {m}",
        "over the dispute in {place} {a} [imposed an embargo] on {r}, {m}",
    ),
}
CIRCUMSTANCES = (
    "shortly before the morning bells were rung",
    "while half the town was watching the match",
    "after a week of rumours that nobody had believed",
    "in front of dozens of startled passengers",
    "without so much as a word of warning",
    "hours after the last ferry had gone",
    "for the first time in more than a decade",
    "as snow began to cover the square",
    "although both sides had promised to wait",
    "against the advice of their own lawyers",
    "under the eyes of two foreign observers",
    "just as the harvest was being brought in",
    "to the surprise of everybody in the chamber",
    "behind the old customs house by the quay",
)
PARTIES = {
    "ASSAULT": (
        ("Border troops of Ecuador", "a convoy of the Andina Mining Company"),
        ("the Kestrel Brigade", "the Halden Regiment"),
        ("the Sons of Morvan", "the Varna police"),
        ("the Red Lantern militia", "the Tamarin Guard"),
    ),
    "CONSULT": (
        ("Finnish Foreign Minister Aino Laaksonen", "Portuguese Foreign Minister Duarte Pinheiro"),
        ("President Tomas Arriaga", "Prime Minister Ingrid Solheim"),
        ("Senator Paul Whitcombe", "Chilean Ambassador Marcela Rojas"),
    ),
    "COERCE": (
        ("the Lisbon police", "Henrik Osterberg"),
        ("Uruguayan customs officers", "the trader Samuel Achterberg"),
        ("the coast guard of Norway", "Captain Leonid Varga"),
    ),
    "AID": (
        ("the Danish Red Cross", "the Oromo Relief Committee"),
        ("the government of Norway", "the Tamarin Farmers' Union"),
        ("Portugal", "Cape Verde"),
    ),
    "SANCTION": (
        ("Iceland", "the Marlin Fishing Company"),
        ("the government of Chile", "the Andina Mining Company"),
        ("Finland", "the Varna Shipping Line"),
    ),
}
PLACES = ("Port Salen", "Brenner", "Tampico", "Kuressaare", "Viana", "Osorno", "Skagen", "Larvik", "Paysandu")
DAYS = ("on Monday", "on Tuesday", "on Wednesday", "on Thursday")
WITNESSES = (
    ("Rosa Lindqvist", "a teacher"), ("Karim Aboud", "the mayor"), ("Elena Marsh", "a nurse"),
    ("Jonas Petraitis", "a bus driver"), ("Amara Diallo", "the harbour master"), ("Peter Halloran", "a lawyer"),
    ("Mirela Stanciu", "a shopkeeper"), ("Oskar Lund", "a priest"), ("Hana Kimura", "a student"),
    ("Victor Salgado", "an engineer"), ("Greta Nowak", "a farmer"), ("Daniel Okafor", "a journalist"),
)  # fmt: skip
UNNAMED = ("two officials", "a senior diplomat", "residents", "a security source", "local fishermen", "aid workers")
OUTLETS = (
    "Salen Courier", "Northern Herald", "Daily Ledger", "Morning Beacon", "Coast Observer", "Evening Argus",
    "Harbour Times", "Valley Tribune", "City Dispatch", "Weekly Mirror", "Radio Atlantica", "Western Star",
    "Island Gazette", "Capital Post", "Southern Echo", "Plain Speaker",
)  # fmt: skip
AGENCIES = ("Reuters", "Agence France-Presse", "Associated Press", "Interfax")
TOLD = (
    "{C}, {S} {Q:said}.",
    "{S} {Q:said} that {C}.",
    "According to {S} {C}.",
    "{S} {Q:told} reporters that {C}.",
    "{S} {Q:confirmed} that {C}.",
)
FACTS = (
    (
        "Shops in the centre stayed shut until noon and the buses did not run.",
        "Nobody could get to work in the morning because public transport had stopped.",
        "The market opened three hours late, and hardly a customer came.",
        "For half a day the streets of the old town were as empty as on a holiday.",
    ),
    (
        "A heavy rain had fallen all night, and the river stood a metre above its usual mark.",
        "The weather was poor; fog lay over the valley until the afternoon.",
        "It was one of the coldest nights of the season, with ice on the bridges.",
        "Strong winds kept the fishing boats in the harbour.",
    ),
    (
        "The town of {many} people lives mostly from its cannery and from timber.",
        "Timber and fish have fed the district's {many} inhabitants for generations.",
        "About {many} people live here, half as many as when the railway works were open.",
        "The place has {many} residents, a cathedral and one large cannery.",
    ),
    (
        "Parliament is to debate the affair next week behind closed doors.",
        "Deputies of three parties asked for a special session.",
        "The opposition demanded that the interior minister explain himself to the chamber.",
        "A committee of the assembly will look into what went wrong.",
    ),
    (
        "It is the {few}th incident of its kind since the spring.",
        "There have been {few} similar cases this year, by the count of a local group.",
        "Nothing like it had been seen in the province for {few} years.",
        "The region's archives list {few} comparable episodes since the war.",
    ),
    (
        "Telephone lines were down for most of the evening and only one tower still worked.",
        "Calls to the town hall went unanswered, and the website could not be reached.",
        "Messages reached relatives abroad only after midnight, when the network came back.",
        "Engineers needed until dawn to restore the mobile network.",
    ),
    (
        "The insurance companies put the cost at {many} crowns, a sum the council cannot pay.",
        "Repairs alone may swallow {many} crowns from a budget that is spent already.",
        "An estimate seen by this newspaper speaks of {many} crowns in damages.",
        "Who is to pay the {many} crowns that all this will cost, nobody could say.",
    ),
    (
        "Schools will remain closed till the end of the week.",
        "Lessons were cancelled and the pupils sent home with a letter to their parents.",
        "The headmistress kept the children in the gymnasium until their families came.",
        "Pupils are being taught in the parish hall for the time being.",
    ),
    (
        "Three years ago the two sides had signed a paper in which each promised restraint.",
        "An older agreement, never ratified, was meant to prevent exactly this.",
        "Relations had been improving since last summer's exchange of letters.",
        "Old quarrels over grazing rights and tolls had flared up again in recent months.",
    ),
    (
        "Volunteers handed out tea and blankets in front of the church.",
        "A kitchen set up by the parish fed {few} families through the night.",
        "Neighbours brought soup, and the choir rehearsed by candlelight.",
        "The scouts collected clothes and carried them from door to door.",
    ),
    (
        "On the exchange the company's shares lost {few} per cent before trading was halted.",
        "Investors sold; by the close the index had given up {few} points.",
        "Grain prices rose for the {few}th day in a row.",
        "The central bank said nothing, but the currency slipped to its lowest level since March.",
    ),
    (
        "Asked whether more would follow, nobody in the ministry wanted to be quoted.",
        "The foreign office kept silent on Friday and cancelled its weekly briefing.",
        "An envoy of the United Nations is expected at the weekend.",
        "Neighbouring countries have called their ambassadors home for advice.",
    ),
)
TITLES = (
    "Questions after the events of {place}",
    "What is known about {place}",
    "{place}: a town wakes up to the news",
    "Tension around {place}",
    "After {place}, calls for calm",
    "A long night in {place}",
)
SYNONYMS = {
    "shops": "stores", "centre": "heart", "shut": "closed", "noon": "midday", "nobody": "no one",
    "morning": "forenoon", "stopped": "ceased", "late": "behind time", "customer": "buyer", "empty": "deserted",
    "heavy": "strong", "night": "hours of darkness", "usual": "normal", "poor": "bad", "fog": "mist",
    "coldest": "chilliest", "winds": "gales", "boats": "vessels", "mostly": "chiefly", "people": "inhabitants",
    "large": "big", "debate": "discuss", "asked": "called", "special": "extraordinary", "demanded": "insisted",
    "explain": "justify", "committee": "panel", "incident": "occurrence", "kind": "sort", "similar": "comparable",
    "cases": "instances", "seen": "witnessed", "lines": "connections", "evening": "night hours", "reached": "got to",
    "relatives": "kin", "restore": "repair", "cost": "bill", "sum": "amount", "swallow": "eat up", "budget": "purse",
    "damages": "losses", "closed": "shut", "lessons": "classes", "cancelled": "called off",
    "pupils": "schoolchildren", "families": "households", "signed": "put their names to", "promised": "pledged",
    "restraint": "moderation", "agreement": "accord", "prevent": "avert", "quarrels": "disputes",
    "recent": "the last", "volunteers": "helpers", "handed": "gave", "neighbours": "people next door",
    "brought": "carried", "collected": "gathered", "clothes": "garments", "shares": "stock", "lost": "shed",
    "sold": "got rid of their holdings", "rose": "went up", "quoted": "named", "silent": "quiet", "expected": "due",
    "weekend": "end of the week", "shortly": "a little", "rumours": "whispers", "watching": "following",
    "startled": "frightened", "passengers": "travellers", "warning": "notice", "hours": "some time", "gone": "left",
    "snow": "flakes", "square": "market place", "advice": "counsel", "lawyers": "attorneys", "foreign": "outside",
    "observers": "monitors", "harvest": "crop", "surprise": "astonishment", "old": "former",
}  # fmt: skip
