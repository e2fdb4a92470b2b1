//! From paths, folders, patterns and `-` to the ordered list of pages to read.
//!
//! Folders are walked whole. Every file in one is taken, whatever it is called, so that it ends as read or as refused
//! with a reason; but hidden files and folders are passed over, and so is what the folder's `sources.toml` lists under
//! `ignore`; a `README.md` counts as a document unless it is listed there. Only regular files are opened: a pipe would
//! never end.

use crate::{Facts, IntakeError, Page, SOURCES_FILE, SourceList};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// In patterns, as in folders, hidden files are passed over.
const PATTERN: glob::MatchOptions = glob::MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// A page that can be read: where it lies, its name for the reader, and what `sources.toml` says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collected {
    /// The file; [`STDIN`] for standard input.
    pub path: PathBuf,
    /// The path below the given folder, with `/`; for a file named itself, its file name.
    pub name: String,
    /// Facts from the `sources.toml` in the file's folder; of a part of a file also those that the file tells.
    pub facts: Facts,
    /// The page itself, where it lies within a file that holds many or can be read only once.
    opened: Option<Page>,
}

impl Collected {
    /// Whether it is a part of a file that holds many.
    pub fn is_part(&self) -> bool {
        self.opened.is_some() && self.path != Path::new(STDIN)
    }

    /// The pages that the file holds: itself, or, of an archive, a mailbox, a feed or a table of articles, those in it,
    /// each by its own name. Parts are kept in memory; any other file is let go and read again when it is asked for.
    pub fn opened(self) -> Vec<Result<Collected, IntakeError>> {
        let is_stream = self.path == Path::new(STDIN);
        let page = match self.load() {
            Ok(page) => page,
            Err(error) => return vec![Err(error)],
        };
        if !is_stream && !crate::formats::holds_pages(&page) {
            return vec![Ok(self)];
        }
        let parts = crate::formats::open(page).into_iter();
        let collected = |page: Page| Collected {
            path: self.path.clone(),
            name: page.name.clone(),
            facts: page.facts.clone(),
            opened: Some(page),
        };
        parts.map(|part| part.map(collected)).collect()
    }

    /// Reads the bytes of the page.
    ///
    /// # Errors
    /// As [`Page::from_file`].
    pub fn load(&self) -> Result<Page, IntakeError> {
        if let Some(page) = &self.opened {
            return Ok(page.clone());
        }
        let page = if self.path == Path::new(STDIN) {
            Page::from_reader(std::io::stdin().lock(), self.name.clone())?
        } else {
            Page::from_file(&self.path, self.name.clone())?
        };
        Ok(Page { facts: self.facts.clone(), ..page })
    }
}

/// Finds the files that `paths` name, in order of name and each once, whatever the order given.
/// What cannot be found or listed is told beside them, so that the rest can be read.
pub fn collect<P: AsRef<str>>(paths: &[P]) -> (Vec<Collected>, Vec<IntakeError>) {
    let mut found: BTreeSet<(String, PathBuf)> = BTreeSet::new();
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    let mut lists = Lists::default();
    let mut errors = Vec::new();
    for path in paths.iter().map(AsRef::as_ref) {
        let before = errors.len();
        let entries = match expand(path, &mut lists, &mut errors) {
            entries if entries.is_empty() && errors.len() == before => {
                errors.push(IntakeError::NothingFound { path: path.to_owned() });
                continue;
            }
            entries => entries,
        };
        for (name, file) in entries {
            let same = std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
            if seen.insert(same) {
                found.insert((name, file));
            }
        }
    }
    let collected = found
        .into_iter()
        .map(|(name, path)| {
            let facts = lists.facts(&path, &mut errors);
            Collected { path, name, facts, opened: None }
        })
        .collect();
    (collected, errors)
}

fn expand(path: &str, lists: &mut Lists, errors: &mut Vec<IntakeError>) -> Vec<(String, PathBuf)> {
    if path == STDIN {
        return vec![("standard input".to_owned(), PathBuf::from(STDIN))];
    }
    let plain = PathBuf::from(path);
    if plain.is_dir() {
        let mut files = Vec::new();
        walk(&plain, "", lists, errors, &mut files);
        return files;
    }
    if plain.exists() || !path.contains(['*', '?', '[']) {
        return if plain.exists() { vec![(file_name(&plain), plain)] } else { Vec::new() };
    }
    let Ok(matches) = glob::glob_with(path, PATTERN) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in matches.filter_map(Result::ok) {
        if entry.is_dir() {
            let prefix = format!("{}/", file_name(&entry));
            walk(&entry, &prefix, lists, errors, &mut files);
        } else if wanted(&entry, lists, errors) {
            files.push((file_name(&entry), entry));
        }
    }
    files
}

/// Walks a folder with an explicit stack. Links to folders are not followed, so a walk ends.
fn walk(
    root: &Path,
    prefix: &str,
    lists: &mut Lists,
    errors: &mut Vec<IntakeError>,
    files: &mut Vec<(String, PathBuf)>,
) {
    let mut folders = vec![(root.to_path_buf(), prefix.to_owned())];
    while let Some((folder, prefix)) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                let name = if prefix.is_empty() { file_name(&folder) } else { prefix };
                errors.push(IntakeError::Unreadable { name, reason: error.to_string() });
                continue;
            }
        };
        let entries = entries.filter_map(|entry| match entry {
            Ok(entry) => Some(entry),
            Err(error) => {
                let name = if prefix.is_empty() { file_name(&folder) } else { prefix.clone() };
                errors.push(IntakeError::Unreadable { name, reason: error.to_string() });
                None
            }
        });
        for entry in entries.collect::<Vec<_>>() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if name.starts_with('.') {
                continue;
            }
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            if path.is_dir() {
                if !is_link {
                    folders.push((path, format!("{prefix}{name}/")));
                }
            } else if wanted(&path, lists, errors) {
                files.push((format!("{prefix}{name}"), path));
            }
        }
    }
}

fn wanted(path: &Path, lists: &mut Lists, errors: &mut Vec<IntakeError>) -> bool {
    let name = file_name(path);
    name != SOURCES_FILE && !lists.of_folder(path, errors).ignored.contains(&name)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().map(std::ffi::OsStr::to_string_lossy);
    name.map_or_else(|| path.display().to_string(), |name| name.into_owned())
}

/// The `sources.toml` of every folder seen, each read once.
#[derive(Default)]
struct Lists(BTreeMap<PathBuf, SourceList>);

impl Lists {
    fn of_folder(&mut self, file: &Path, errors: &mut Vec<IntakeError>) -> &SourceList {
        let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
        let path = folder.join(SOURCES_FILE);
        self.0.entry(folder).or_insert_with(|| {
            if !path.is_file() {
                return SourceList::default();
            }
            let source = Page::from_file(&path, SOURCES_FILE)
                .map(|page| crate::charset::decode(page.bytes, false).text);
            let source = match source {
                Ok(source) => source,
                Err(error) => {
                    errors.push(error);
                    return SourceList::default();
                }
            };
            let (list, slips) = SourceList::read(SOURCES_FILE, &source);
            errors.extend(slips);
            let gone = list.facts.keys().filter(|name| !is_beside(&path, name));
            errors.extend(gone.map(|name| SourceList::absent(SOURCES_FILE, &source, name)));
            list
        })
    }

    fn facts(&mut self, file: &Path, errors: &mut Vec<IntakeError>) -> Facts {
        if file == Path::new(STDIN) {
            return Facts::default();
        }
        self.of_folder(file, errors).facts.get(&file_name(file)).cloned().unwrap_or_default()
    }
}

/// Whether a file of this name stands in the list's own folder.
fn is_beside(list: &Path, name: &str) -> bool {
    Path::new(name).file_name().is_some_and(|file| file == name) && list.with_file_name(name).exists()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(collected: &[Collected]) -> Vec<&str> {
        collected.iter().map(|page| page.name.as_str()).collect()
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        for name in ["b.txt", "a.html", "README.md", "sub/c.md", ".hidden.txt", "photo.jpg"] {
            fs::write(folder.path().join(name), "Baku said so.").unwrap();
        }
        let list = "ignore = [\"README.md\"]\n[\"b.txt\"]\npublisher = \"Aras Dispatch\"\n";
        fs::write(folder.path().join(SOURCES_FILE), list).unwrap();
        folder
    }

    #[test]
    fn a_folder_is_walked_in_order_and_its_list_obeyed() {
        let folder = folder();
        let path = folder.path().to_str().unwrap().to_owned();
        let (found, errors) = collect(&[&path]);
        assert!(errors.is_empty());
        assert_eq!(names(&found), ["a.html", "b.txt", "photo.jpg", "sub/c.md"]);
        assert_eq!(found[1].facts.publisher.as_ref().unwrap().value, "Aras Dispatch");
    }

    #[test]
    fn patterns_files_and_folders_may_overlap() {
        let folder = folder();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let (found, errors) = collect(&[path("b.txt"), path("*.txt"), path("README.md"), path("*.md")]);
        assert!(errors.iter().all(|error| matches!(error, IntakeError::NothingFound { .. })));
        assert_eq!(names(&found), ["README.md", "b.txt"]);
        assert_eq!(found[0].load().unwrap().bytes, b"Baku said so.");
    }

    #[test]
    fn what_is_not_there_is_told_and_the_rest_is_read() {
        let folder = folder();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let (found, errors) = collect(&[path("none.txt"), path("none/*.txt"), path("a.html")]);
        assert_eq!((names(&found), errors.len()), (vec!["a.html"], 2));
        fs::write(folder.path().join(SOURCES_FILE), "[\"gone.txt\"]\n[\"sub/c.md\"]\n").unwrap();
        let (found, errors) = collect(&[path("a.html")]);
        assert_eq!((found.len(), errors.len()), (1, 2));
        assert!(errors[0].to_string().contains("`gone.txt`: no such file"), "{errors:?}");
        fs::write(folder.path().join(SOURCES_FILE), "x").unwrap();
        let (found, errors) = collect(&[path("a.html")]);
        assert_eq!((found.len(), errors.len()), (1, 1));
    }

    #[test]
    #[cfg(unix)]
    fn only_regular_files_are_opened() {
        let folder = tempfile::tempdir().unwrap();
        let _listening = std::os::unix::net::UnixListener::bind(folder.path().join("socket.txt")).unwrap();
        let (found, _) = collect(&[folder.path().to_str().unwrap()]);
        assert_eq!(names(&found), ["socket.txt"]);
        assert!(found[0].load().unwrap_err().to_string().contains("no regular file"));
    }
}
