package dev.sinew.scan.git;

import dev.sinew.model.Problem;
import dev.sinew.scan.engine.Commit;
import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.engine.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * All that the commits of a repository ever held, on every branch and tag: each content once, whatever it is called and however often it was
 * committed. A secret of a file is told once, with the commit that brought it and what became of it.
 */
public final class History {
    /** A secret of a file: the content it stood in last. */
    private static final class Seen {
        private final Hit first;
        private final Commit commit;
        private ObjectId last;

        Seen(Hit first, Commit commit, ObjectId last) {
            this.first = first;
            this.commit = commit;
            this.last = last;
        }
    }

    private final FileScanner scanner;
    private final int maxBytes;
    private final Set<ObjectId> contents = new HashSet<>();
    private final Map<ObjectId, RevCommit> gone = new HashMap<>();
    private final Map<String, Seen> secrets = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long bytes;
    private long left;

    /** Reads with that scanner contents that are no longer than that. */
    public History(FileScanner scanner, int maxBytes) {
        this.scanner = scanner;
        this.maxBytes = maxBytes;
    }

    /** All of it; as many files as there are contents. */
    public Reading read(Path folder) throws IOException {
        try (Repository repository = GitRepository.of(folder);
                RevWalk commits = new RevWalk(repository)) {
            for (Ref ref : repository.getRefDatabase().getRefs()) {
                start(commits, ref);
            }
            commits.sort(RevSort.TOPO, true);
            commits.sort(RevSort.REVERSE, true);
            for (RevCommit commit : commits) {
                changes(repository, commits, commit);
            }
            if (left > 0) {
                problems.add(
                        new Problem("", -1, left + " contents are not scanned: longer than " + maxBytes + " bytes"));
            }
            return new Reading(hits(present(repository, commits)), problems, bytes, true, false);
        }
    }

    /** How many contents were read. */
    public long contents() {
        return contents.size();
    }

    private void start(RevWalk commits, Ref ref) throws IOException {
        if (ref.getObjectId() == null) {
            return;
        }
        try {
            RevObject object = commits.peel(commits.parseAny(ref.getObjectId()));
            if (object instanceof RevCommit commit) {
                commits.markStart(commit);
            }
        } catch (MissingObjectException e) {
            problems.add(new Problem(ref.getName(), -1, "not read: what it names is not in the repository"));
        }
    }

    /** What a commit has that none of those before it has. */
    private void changes(Repository repository, RevWalk commits, RevCommit commit) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository, commits.getObjectReader())) {
            walk.addTree(commit.getTree());
            for (RevCommit parent : commit.getParents()) {
                walk.addTree(commits.parseCommit(parent).getTree());
            }
            if (commit.getParentCount() == 0) {
                walk.addTree(new EmptyTreeIterator());
            }
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                change(walk, commit);
            }
        } catch (MissingObjectException e) {
            problems.add(new Problem(commit.name(), -1, "not read: a part of the history is not in the repository"));
        }
    }

    private void change(TreeWalk walk, RevCommit commit) throws IOException {
        ObjectId now = walk.getObjectId(0);
        for (int i = 1; i < walk.getTreeCount(); i++) {
            if (now.equals(walk.getObjectId(i))) {
                return;
            }
            if (contents.contains(walk.getObjectId(i))) {
                gone.put(walk.getObjectId(i), commit);
            }
        }
        if (StagedFiles.isFile(walk.getFileMode(0))) {
            gone.remove(now);
            if (contents.add(now)) {
                content(walk, now, commit);
            }
        }
    }

    private void content(TreeWalk walk, ObjectId id, RevCommit commit) throws IOException {
        long size = walk.getObjectReader().getObjectSize(id, Constants.OBJ_BLOB);
        if (size > maxBytes) {
            left++;
            return;
        }
        byte[] read = walk.getObjectReader().open(id, Constants.OBJ_BLOB).getBytes(maxBytes);
        bytes += read.length;
        Reading reading = Reading.of(walk.getPathString(), read, scanner.at(commit.name()), maxBytes);
        if (scanner.names(commit.name())) {
            contents.remove(id); // what is allowed here is not where it comes again
        }
        problems.addAll(reading.problems());
        for (Hit hit : reading.hits()) {
            String key = hit.rule() + "\n" + hit.path() + "\n" + hit.secret();
            Seen seen = secrets.computeIfAbsent(key, any -> new Seen(hit, commit(commit), id));
            seen.last = id;
        }
    }

    private static Commit commit(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        return new Commit(commit.name(), author.getName(), author.getEmailAddress(), author.getWhenAsInstant(), "");
    }

    /** The contents of what is checked out. */
    private static Set<AnyObjectId> present(Repository repository, RevWalk commits) throws IOException {
        Set<AnyObjectId> present = new HashSet<>();
        ObjectId head = repository.resolve(Constants.HEAD);
        if (head != null) {
            try (TreeWalk walk = new TreeWalk(repository)) {
                walk.addTree(commits.parseCommit(head).getTree());
                walk.setRecursive(true);
                while (walk.next()) {
                    present.add(walk.getObjectId(0));
                }
            }
        }
        return present;
    }

    private List<Hit> hits(Set<AnyObjectId> present) {
        List<Hit> hits = new ArrayList<>();
        for (Seen seen : secrets.values()) {
            Commit commit = seen.commit;
            String end = present.contains(seen.last)
                    ? "it is still there"
                    : Optional.ofNullable(gone.get(seen.last))
                            .map(last -> "gone since " + commit(last).shortId() + " of " + day(last))
                            .orElse("it is on a branch that is not checked out");
            hits.add(seen.first.at(new Commit(commit.id(), commit.author(), commit.email(), commit.time(), end)));
        }
        return hits;
    }

    private static String day(RevCommit commit) {
        return Instant.ofEpochSecond(commit.getCommitTime()).toString().substring(0, 10);
    }
}
