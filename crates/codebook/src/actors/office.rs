//! The offices whose holders the codebook dates.

macro_rules! offices {
    ($($(#[$meta:meta])* $case:ident = $code:literal, $title:literal;)+) => {
        /// An office: what a term is a term of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Office { $($(#[$meta])* $case),+ }

        impl Office {
            /// All offices, in the order of the table.
            pub const ALL: &'static [Office] = &[$(Office::$case),+];

            /// The text form, as in the tables.
            pub const fn as_str(self) -> &'static str {
                match self { $(Office::$case => $code),+ }
            }

            /// The usual title of a holder.
            pub const fn title(self) -> &'static str {
                match self { $(Office::$case => $title),+ }
            }
        }
    };
}

offices! {
    /// President, monarch.
    HeadOfState = "head-of-state", "head of state";
    /// Prime minister, chancellor, premier.
    HeadOfGovernment = "head-of-government", "head of government";
    /// Supreme Leader of Iran.
    SupremeLeader = "supreme-leader", "Supreme Leader";
    /// Vice president.
    VicePresident = "vice-president", "Vice President";
    /// Crown prince.
    CrownPrince = "crown-prince", "Crown Prince";
    /// Foreign minister, secretary of state.
    ForeignMinister = "foreign-minister", "Foreign Minister";
    /// Defence minister or secretary.
    DefenceMinister = "defence-minister", "Defence Minister";
    /// Interior minister, home secretary.
    InteriorMinister = "interior-minister", "Interior Minister";
    /// Finance minister, chancellor of the exchequer.
    FinanceMinister = "finance-minister", "Finance Minister";
    /// Any other minister.
    Minister = "minister", "Minister";
    /// Deputy of a minister.
    DeputyMinister = "deputy-minister", "Deputy Minister";
    /// Secretary of a security council, national security adviser.
    SecurityAdviser = "security-adviser", "National Security Adviser";
    /// Adviser or aide of a head.
    Adviser = "adviser", "adviser";
    /// Spokesperson of a government or ministry.
    Spokesperson = "spokesperson", "spokesperson";
    /// Speaker of a parliament.
    Speaker = "speaker", "Speaker of Parliament";
    /// Member of a parliament.
    Lawmaker = "lawmaker", "member of parliament";
    /// Chief of staff or commander of the armed forces or a branch.
    Commander = "commander", "commander";
    /// Head of an intelligence service.
    SpyChief = "spy-chief", "head of intelligence";
    /// Ambassador or other head of mission.
    Ambassador = "ambassador", "Ambassador";
    /// Governor of a region, mayor of a city.
    Governor = "governor", "Governor";
    /// Head of a judiciary, prosecutor general.
    Justice = "justice", "head of the judiciary";
    /// Leader of a party or movement.
    PartyLeader = "party-leader", "party leader";
    /// Leader of the opposition.
    OppositionLeader = "opposition-leader", "leader of the opposition";
    /// Leader of an armed group.
    GroupLeader = "group-leader", "leader of an armed group";
    /// Head of a religious body.
    ReligiousLeader = "religious-leader", "religious leader";
    /// Secretary general of an organisation.
    SecretaryGeneral = "secretary-general", "Secretary General";
    /// President of the European Commission, or the head of another organisation's executive.
    CommissionPresident = "commission-president", "President of the Commission";
    /// President of the European Council.
    CouncilPresident = "council-president", "President of the Council";
    /// High representative for foreign affairs.
    HighRepresentative = "high-representative", "High Representative";
}

impl Office {
    /// Whether a polity has one holder at a time, so that the office and a day name a person.
    pub const fn is_single(self) -> bool {
        !matches!(
            self,
            Office::Minister
                | Office::DeputyMinister
                | Office::Adviser
                | Office::Spokesperson
                | Office::Lawmaker
                | Office::Commander
                | Office::SpyChief
                | Office::Ambassador
                | Office::Governor
                | Office::Justice
                | Office::PartyLeader
                | Office::GroupLeader
                | Office::ReligiousLeader
        )
    }
}

impl std::str::FromStr for Office {
    type Err = String;
    fn from_str(text: &str) -> Result<Office, String> {
        Office::ALL.iter().find(|office| office.as_str() == text).copied().ok_or_else(|| {
            let known: Vec<&str> = Office::ALL.iter().map(|office| office.as_str()).collect();
            format!("`{text}` is no office; known are: {}", known.join(", "))
        })
    }
}

impl std::fmt::Display for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
