//! The closed tag lists of Universal Dependencies English: word classes and relations.

use crate::named::named;

named!(
    /// Universal part of speech.
    #[allow(missing_docs)]
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
        Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT",
        Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
);

named!(
    /// Penn Treebank part of speech, as the English UD treebanks use it.
    #[allow(missing_docs)]
    Xpos {
        Add = "ADD", Afx = "AFX", Cc = "CC", Cd = "CD", Colon = ":", Comma = ",", Dollar = "$", Dt = "DT",
        Ex = "EX", Fw = "FW", Gw = "GW", Hyph = "HYPH", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS",
        Lrb = "-LRB-", Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN", Nnp = "NNP", Nnps = "NNPS", Nns = "NNS",
        Pdt = "PDT", Pos = "POS", Prp = "PRP", PrpS = "PRP$", QuoteClose = "''", QuoteOpen = "``", Rb = "RB",
        Rbr = "RBR", Rbs = "RBS", Rp = "RP", Rrb = "-RRB-", Stop = ".", Sym = "SYM", To = "TO", Uh = "UH",
        Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP",
        WpS = "WP$", Wrb = "WRB", Xx = "XX",
    }
);

named!(
    /// Universal dependency relation with the subtypes of the English treebanks.
    #[allow(missing_docs)]
    Relation {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl", Advmod = "advmod",
        Amod = "amod", Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc",
        CcPreconj = "cc:preconj", Ccomp = "ccomp", Clf = "clf", Compound = "compound",
        CompoundPrt = "compound:prt", Conj = "conj", Cop = "cop", Csubj = "csubj", CsubjOuter = "csubj:outer",
        CsubjPass = "csubj:pass", Dep = "dep", Det = "det", DetPredet = "det:predet", Discourse = "discourse",
        Dislocated = "dislocated", Expl = "expl", Fixed = "fixed", Flat = "flat", Goeswith = "goeswith",
        Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod", NmodDesc = "nmod:desc",
        NmodPoss = "nmod:poss", NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjOuter = "nsubj:outer",
        NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj", Obl = "obl", OblAgent = "obl:agent",
        OblUnmarked = "obl:unmarked", Orphan = "orphan", Parataxis = "parataxis", Punct = "punct",
        Reparandum = "reparandum", Root = "root", Vocative = "vocative", Xcomp = "xcomp",
    }
);

impl Relation {
    /// The relation without its subtype: `nsubj:pass` becomes `nsubj`.
    pub fn universal(self) -> Relation {
        let text = self.as_str();
        let stem = text.split(':').next().unwrap_or(text);
        stem.parse().unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_has_a_universal_form() {
        for relation in Relation::ALL {
            assert!(!relation.universal().as_str().contains(':'), "{relation}");
        }
        assert_eq!(Relation::NsubjPass.universal(), Relation::Nsubj);
    }

    #[test]
    fn unknown_tags_are_refused_with_the_list() {
        assert!("FOO".parse::<Upos>().unwrap_err().contains("ADJ"));
    }
}
