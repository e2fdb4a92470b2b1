//! Who says so: verbs and nouns of saying above the act, `according to`, and the sources cited at the sentence's end.

use super::parties::{Reader, countries};
use super::roles;
use super::sides::Sides;
use super::sources::Sources;
use super::tree::Tree;
use codebook::{Governor, StandingBook};
use record::{Holder, Kind, Quad, Relation, Sector, Sentence, Span, Standing, Upos};

/// Who says so, the outermost first; cited sources before those who speak in the sentence.
pub(crate) fn read(
    reader: &Reader,
    text: &str,
    sentence: &Sentence,
    trigger: usize,
    book: &StandingBook,
    sources: &Sources,
) -> Vec<Holder> {
    let mut inner = speakers(reader, text, trigger, book);
    inner.reverse();
    let mut all = sources.cited_after(text, sentence.span, reader.tree.token(trigger).span);
    all.extend(inner);
    all.dedup_by(|a, b| a.name == b.name);
    all
}

/// The standing of an act in view of who tells it: what one state says of another's hostile deed, or of what others
/// agreed, is its claim.
pub(crate) fn standing(own: Standing, kind: Kind, sides: &Sides, holders: &[Holder]) -> Standing {
    if own != Standing::Happened {
        return own;
    }
    let Some(speaker) = holders.last().and_then(|holder| holder.country.as_ref()) else {
        return own;
    };
    let official = holders.last().is_some_and(|holder| {
        matches!(
            holder.sector,
            Sector::Gov | Sector::Mil | Sector::Leg | Sector::Spy | Sector::Reb | Sector::Pty
        )
    });
    let mut doers = countries(&sides.actors);
    if kind.is_mutual() {
        doers.extend(countries(&sides.recipients));
    }
    let others = doers.iter().any(|country| *country != speaker);
    let claimed = kind.quad() == Quad::MaterialConflict || kind.is_mutual();
    if official && others && claimed { Standing::Alleged } else { own }
}

/// Those who speak in the sentence, the innermost first.
fn speakers(reader: &Reader, text: &str, trigger: usize, book: &StandingBook) -> Vec<Holder> {
    let tree = reader.tree;
    let mut found = Vec::new();
    let mut at = trigger;
    for above in std::iter::once(trigger).chain(tree.ancestors(trigger)) {
        for source in according_to(tree, above) {
            found.extend(holder(reader, text, source));
        }
        if above != trigger {
            found.extend(speaker(reader, text, at, above, book));
        }
        at = above;
    }
    found
}

/// The one who says `clause`, if `above` is a word of saying.
fn speaker(reader: &Reader, text: &str, clause: usize, above: usize, book: &StandingBook) -> Option<Holder> {
    let tree = reader.tree;
    let says = |governor: Option<Governor>| governor.is_some_and(|governor| governor.says);
    // "the stance suggests that": a thing from which something follows says nothing.
    let follows = matches!(tree.lemma(above), "suggest" | "indicate" | "imply" | "show" | "find" | "confirm");
    let speaks = |subject: &usize| !follows || !reader.mentions.actors_of(*subject).is_empty();
    let subject = match (tree.relation(clause), tree.upos(above)) {
        (Relation::Ccomp | Relation::Parataxis | Relation::Xcomp, Upos::Verb)
            if says(book.verb(tree.lemma(above))) =>
        {
            roles::subject(tree, above).filter(speaks)?
        }
        (Relation::AclRelcl, _) if !super::standing::is_content_clause(tree, clause) => return None,
        (Relation::Acl | Relation::AclRelcl | Relation::Ccomp | Relation::Nmod, Upos::Noun)
            if says(book.noun(tree.lemma(above))) =>
        {
            roles::holder(tree, above)
                .or_else(|| roles::own_preposition(tree, above, "from").next())
                .or_else(|| roles::own_preposition(tree, above, "by").next())?
        }
        _ => return None,
    };
    holder(reader, text, subject)
}

/// The sources of `according to` phrases that hang on a word.
fn according_to(tree: &Tree, word: usize) -> Vec<usize> {
    tree.children_by(word, |relation| roles::is_oblique(relation) || relation == Relation::Advmod)
        .filter(|&child| {
            tree.children(child).any(|case| tree.is_word(case, "according"))
                || tree.is_word(child, "according")
        })
        .map(|child| {
            // The parser may make "according" the head of the phrase.
            let below = tree.child(child, |relation| relation == Relation::Obl || relation == Relation::Nmod);
            if tree.is_word(child, "according") { below.unwrap_or(child) } else { child }
        })
        .collect()
}

fn holder(reader: &Reader, text: &str, head: usize) -> Option<Holder> {
    let tree = reader.tree;
    if let Some(actor) = reader.mentions.actors_of(head).first() {
        let words = actor.mention.map(|span| span.of(text).to_owned());
        return Some(Holder {
            name: actor.name.clone().or(words)?,
            country: actor.country.clone(),
            sector: actor.sector,
            mention: actor.mention,
        });
    }
    if tree.upos(head) == Upos::Pron {
        return None;
    }
    let words = tree.phrase(head, |child| {
        matches!(
            tree.relation(child),
            Relation::Amod
                | Relation::Compound
                | Relation::Flat
                | Relation::NmodPoss
                | Relation::Nummod
                | Relation::Nmod
                | Relation::Case
        )
    });
    let mention: Span = tree.cover(&words)?;
    let owner = reader.known(&[head]);
    Some(Holder {
        name: mention.of(text).to_owned(),
        country: owner.first().and_then(|actor| actor.country.clone()),
        sector: owner.first().map_or(Sector::Unk, |actor| actor.sector),
        mention: Some(mention),
    })
}
