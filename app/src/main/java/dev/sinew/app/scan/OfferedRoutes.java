package dev.sinew.app.scan;

import dev.sinew.model.Problem;
import dev.sinew.scan.engine.FileWalk;
import dev.sinew.scan.route.Route;
import dev.sinew.scan.route.Routes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The routes that sources and jars offer. */
public final class OfferedRoutes {
    private OfferedRoutes() {}

    /** All of them below some paths, in the order of path and method. */
    public static List<Route> of(List<Path> roots, List<Problem> problems) {
        Routes routes = new Routes(problems);
        List<FileWalk.Found> found = new ArrayList<>();
        for (Path root : roots) {
            try {
                FileWalk.walk(
                        root,
                        file -> {
                            if (Routes.isOne(file.name())) {
                                found.add(file);
                            }
                        },
                        problems);
            } catch (IOException e) {
                problems.add(new Problem(root.toString(), -1, "cannot be read: " + e.getMessage()));
            }
        }
        found.forEach(each -> routes.read(each.path(), each.name()));
        return routes.all();
    }
}
