//! The classes of words that mentions are read by: what a word of each tells.

use crate::classes::classes_of_words;

classes_of_words! {
    /// What the words of a class of `words/mentions.tsv` tell.
    WordClass in "words/mentions.tsv" {
    /// Those who stand abroad for their state: where they are says nothing of whose they are.
    Abroad = "abroad";
    /// Prepositions before the one to whom something is done: "demanded from the two sides".
    Addressing = "addressing";
    /// What says, before a hyphen, towards whom something is: "anti-Iranian". No owner.
    AttitudePrefix = "attitude-prefix";
    /// What says so as a word of its own: "anti Iranian".
    AttitudeWord = "attitude-word";
    /// Prepositions that tell whose those are who are found where they belong: "the police in Tabriz".
    BelongingIn = "belonging-in";
    /// Prepositions before a party of a quarrel: "the war with Iran".
    BetweenParties = "between-parties";
    /// Prepositions before the body that somebody leads or serves: "the president of the league".
    BodyOf = "body-of";
    /// Words for a border.
    Border = "border";
    /// Prepositions before a side of a border: "the border with Chad".
    BorderSide = "border-side";
    /// What begins the clause for which "it" only holds the place: "it is clear that".
    ClauseMark = "clause-mark";
    /// What two do with each other as parties.
    Dealing = "dealing";
    /// Determiners of what is told as known.
    Definite = "definite";
    /// Of these, determiners of one.
    DefiniteOne = "definite-one";
    /// Predicates whose "it" means nobody: "it seems that".
    EmptySubject = "empty-subject";
    /// What stands before an example of those told: "including the cleric".
    Example = "example";
    /// Those who are named by whom they are for, against or beside.
    Facing = "facing";
    /// Words and titles for a woman.
    Female = "female";
    /// Pronouns for a woman.
    FemininePronoun = "feminine-pronoun";
    /// Words that make a role a former one.
    Former = "former";
    /// Bodies and posts that take their sector from a modifier: "the intelligence organisation".
    GeneralBody = "general-body";
    /// What one does between two and is neither of them: "mediate".
    GoBetween = "go-between";
    /// Prepositions between a word that groups and what it groups: "members of".
    GroupedBy = "grouped-by";
    /// Words that only count or group what follows them: "members of", "a group of".
    Grouping = "grouping";
    /// Determiners of what is not told as known.
    Indefinite = "indefinite";
    /// Prepositions that say that all takes place inside a land.
    Inside = "inside";
    /// Institutions among the words for roles; the others are persons.
    Institution = "institution";
    /// Words whose plural means one institution of a state: "the authorities".
    InstitutionInPlural = "institution-in-plural";
    /// Determiners of sides that are known: "their countries".
    KnownDeterminer = "known-determiner";
    /// Sides of which the article alone says that the two are known.
    KnownPair = "known-pair";
    /// Words for lands, towns and regions.
    Land = "land";
    /// What is called by the name of the one who leads it: "the Merkel government".
    LeadersInstitution = "leaders-institution";
    /// What joins the one who leads or houses to what is led or housed: "US-led".
    LedFrom = "led-from";
    /// Words that make an office a lesser one.
    Lesser = "lesser";
    /// Verbs whose complement says what the subject is.
    Linking = "linking";
    /// Determiners that point to those who were just listed: "these nations".
    Listed = "listed";
    /// Participles between a body and whose it is: "based in Iran".
    LocatedBy = "located-by";
    /// Pronouns for who is quoted, and nobody beside.
    LoneSpeaker = "lone-speaker";
    /// Endings that tell a person at the end of a long word: "journalist".
    LongPersonEnding = "long-person-ending";
    /// Words and titles for a man.
    Male = "male";
    /// Pronouns for a man.
    MasculinePronoun = "masculine-pronoun";
    /// Missions, which stand in another state than their own.
    Mission = "mission";
    /// Prepositions before the place where a mission stands: "the embassy in Tehran".
    MissionIn = "mission-in";
    /// Small words within a person's name.
    NameParticle = "name-particle";
    /// Prepositions within a name or role, before which its head stands: "Secretary of State".
    NamePreposition = "name-preposition";
    /// Words that deny a clause.
    Negation = "negation";
    /// Pronouns for one that is no person.
    NeuterPronoun = "neuter-pronoun";
    /// What every state has one of: told alone, it is that of the state that the text is about.
    OnePerState = "one-per-state";
    /// Words for an organisation of states, and hardly for anything else where one was named.
    OrganisationOfStates = "organisation-of-states";
    /// Adjectives that leave it open, or say, that others are meant than those told.
    OthersMeant = "others-meant";
    /// Prepositions before an owner told after what is owned, which are part of its mention.
    OwnerAfter = "owner-after";
    /// Words for a person.
    Person = "person";
    /// Endings that tell a person: "chairman".
    PersonEnding = "person-ending";
    /// Relative pronouns for persons and institutions.
    PersonRelative = "person-relative";
    /// Words that sentences begin with, and names of places too.
    PlaceToo = "place-too";
    /// Adjectives that tell one institution of a state from no other.
    Plain = "plain";
    /// Nouns that are plural without an ending.
    PluralNoun = "plural-noun";
    /// Pronouns for several.
    PluralPronoun = "plural-pronoun";
    /// Verb forms that tell a plural subject.
    PluralVerb = "plural-verb";
    /// What two have with each other as parties: a quarrel, or what ends one.
    Quarrel = "quarrel";
    /// Words for two who quarrel or negotiate, as others see them.
    Quarreller = "quarreller";
    /// Pronouns for who is quoted, alone or with others.
    QuotedSpeaker = "quoted-speaker";
    /// Words of two that mean those whom the subject names.
    Reciprocal = "reciprocal";
    /// Pronouns for the subject of their own clause.
    ReflexivePronoun = "reflexive-pronoun";
    /// Adjectives that leave it the same state: "the whole country".
    SameState = "same-state";
    /// Verbs that bring what somebody says.
    Saying = "saying";
    /// What is told with the seat where it is or was made, which then stands for no state: "the Moscow
    /// talks".
    SeatOfEvent = "seat-of-event";
    /// Institutions whose own seat may follow at once: "the government in Tbilisi".
    Seated = "seated";
    /// Prepositions between those who are someone's and whose they are: "aide to".
    ServedBy = "served-by";
    /// Those who are someone's, told with "to" or "for".
    Serving = "serving";
    /// Words for states and their sides that are counted in twos.
    Side = "side";
    /// Verb forms that tell a singular subject.
    SingularVerb = "singular-verb";
    /// Small words of a name that have no letter in its abbreviation.
    Small = "small";
    /// What a state has where a thing can take place.
    Soil = "soil";
    /// Words before the day on which a cited source was read or kept, which is not that of its publication.
    SourceVisit = "source-visit";
    /// Words for a state as such: "the country".
    StateItself = "state-itself";
    /// Of the sides, words that mean states and no organisations.
    StateSide = "state-side";
    /// What is given a person's name.
    Storm = "storm";
    /// Missions that are those of the subject where only their place is told.
    SubjectMission = "subject-mission";
    /// Titles that are no part of a person's name; as written, with a capital.
    Title = "title";
    /// Prepositions after which a state or its seat is only where something is.
    Where = "where";
    }
}
