package dev.sinew.scan.git;

import dev.sinew.model.Problem;
import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.engine.Reading;
import dev.sinew.scan.rules.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What the next commit would bring: of each file that is staged, the secrets that the last commit does not have in it. */
public final class StagedFiles {
    private static final String PRIVATE = "PRIVATE KEY-----";
    /** Files of public keys and certificates are short. */
    private static final int MAX_HALF = 64 << 10;

    private static final int MAX_FILES = 50_000;

    private final FileScanner scanner;
    private final int maxBytes;

    /** Reads with that scanner files that are no longer than that. */
    public StagedFiles(FileScanner scanner, int maxBytes) {
        this.scanner = scanner;
        this.maxBytes = maxBytes;
    }

    /** Gives each file that is staged. */
    public void read(Path folder, Consumer<Reading> readings) throws IOException {
        try (Repository repository = GitRepository.of(folder);
                TreeWalk walk = new TreeWalk(repository);
                RevWalk commits = new RevWalk(repository)) {
            ObjectId head = repository.resolve(Constants.HEAD);
            if (head == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(commits.parseCommit(head).getTree());
            }
            walk.addTree(new DirCacheIterator(repository.readDirCache()));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            boolean keys = false;
            while (walk.next()) {
                if (isFile(walk.getFileMode(1))) {
                    Reading reading = added(walk);
                    keys |= reading.hits().stream().anyMatch(hit -> hit.secret().contains(PRIVATE));
                    readings.accept(reading);
                }
            }
            if (keys) {
                halves(repository, readings);
            }
        }
    }

    /** What the other files of the next commit have of public keys and certificates: a private key that is staged may belong to one of them. */
    private void halves(Repository repository, Consumer<Reading> readings) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(new DirCacheIterator(repository.readDirCache()));
            walk.setRecursive(true);
            for (int files = 0; walk.next() && files < MAX_FILES; files++) {
                long size = isFile(walk.getFileMode(0))
                        ? walk.getObjectReader().getObjectSize(walk.getObjectId(0), Constants.OBJ_BLOB)
                        : Long.MAX_VALUE;
                if (size <= MAX_HALF) {
                    List<Hit> hits = new ArrayList<>(scanner.scan(walk.getPathString(), bytes(walk, 0)));
                    hits.removeIf(hit -> hit.kind() != Kind.HALF);
                    readings.accept(new Reading(hits, List.of(), 0, false, false));
                }
            }
        }
    }

    static boolean isFile(FileMode mode) {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }

    private Reading added(TreeWalk walk) throws IOException {
        String path = walk.getPathString();
        long size = walk.getObjectReader().getObjectSize(walk.getObjectId(1), Constants.OBJ_BLOB);
        if (size > maxBytes) {
            Problem problem = new Problem(path, -1, "not scanned: it is longer than " + maxBytes + " bytes");
            return new Reading(List.of(), List.of(problem), 0, false, false);
        }
        Reading now = Reading.of(path, bytes(walk, 1), scanner, maxBytes);
        if (now.hits().isEmpty() || !isFile(walk.getFileMode(0))) {
            return now;
        }
        Set<String> before = new HashSet<>();
        Reading.of(path, bytes(walk, 0), scanner, maxBytes).hits().forEach(hit -> before.add(key(hit)));
        List<Hit> added = new ArrayList<>(now.hits());
        added.removeIf(hit -> before.contains(key(hit)));
        return new Reading(added, now.problems(), now.bytes(), now.isRead(), now.isBinary());
    }

    private byte[] bytes(TreeWalk walk, int tree) throws IOException {
        return walk.getObjectReader()
                .open(walk.getObjectId(tree), Constants.OBJ_BLOB)
                .getBytes(maxBytes);
    }

    private static String key(Hit hit) {
        return hit.rule() + "\n" + hit.secret();
    }
}
