//! The sixteen kinds of event of PLOVER 2 and their four quadrants.

use crate::named::named;

named!(
    /// An event's kind: the PLOVER 2 types.
    #[allow(missing_docs)]
    Kind {
        Agree = "AGREE", Consult = "CONSULT", Support = "SUPPORT", Concede = "CONCEDE",
        Cooperate = "COOPERATE", Aid = "AID", Retreat = "RETREAT",
        Request = "REQUEST", Accuse = "ACCUSE", Reject = "REJECT", Threaten = "THREATEN",
        Protest = "PROTEST", Sanction = "SANCTION", Mobilize = "MOBILIZE", Coerce = "COERCE", Assault = "ASSAULT",
    }
);

named!(
    /// The quadrants of conflict and cooperation.
    Quad {
        /// Words of cooperation.
        VerbalCooperation = "verbal cooperation",
        /// Deeds of cooperation.
        MaterialCooperation = "material cooperation",
        /// Words of conflict.
        VerbalConflict = "verbal conflict",
        /// Deeds of conflict.
        MaterialConflict = "material conflict",
    }
);

impl Kind {
    /// The quadrant. SANCTION is material conflict and REQUEST verbal conflict, as DECISIONS.md explains.
    pub fn quad(self) -> Quad {
        match self {
            Kind::Agree | Kind::Consult | Kind::Support | Kind::Concede => Quad::VerbalCooperation,
            Kind::Cooperate | Kind::Aid | Kind::Retreat => Quad::MaterialCooperation,
            Kind::Request | Kind::Accuse | Kind::Reject | Kind::Threaten => Quad::VerbalConflict,
            Kind::Protest | Kind::Sanction | Kind::Mobilize | Kind::Coerce | Kind::Assault => {
                Quad::MaterialConflict
            }
        }
    }

    /// Whether the act is done by both sides alike, so that actor and recipient may be exchanged.
    pub fn is_mutual(self) -> bool {
        matches!(self, Kind::Agree | Kind::Consult | Kind::Cooperate)
    }
}
