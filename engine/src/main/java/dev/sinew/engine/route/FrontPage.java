package dev.sinew.engine.route;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The page that a server of a single-page application answers to any path it does not know: the one that stands at its root.
 * Such a path exists in the browser only, and is no operation of the API.
 *
 * <p>Known by its size in bytes, as no body is kept. Two paths beside the root must have got it: one may be another name of
 * the root. Where the root was not seen, or its size changes, nothing is taken for it.
 */
final class FrontPage {
    private static final int LEAST = 2;

    private final long size;
    private final SegmentNode root;
    private final Set<SegmentNode> bare = Collections.newSetFromMap(new IdentityHashMap<>());
    private int met;

    private FrontPage(SegmentNode root, long size) {
        this.root = root;
        this.size = size;
    }

    /** The front page of an api, which covers nothing where there is none. */
    static FrontPage of(SegmentNode root) {
        for (Endpoint endpoint : root.endpoints) {
            if (endpoint.page() > 0 && isRead(endpoint)) {
                FrontPage page = new FrontPage(root, endpoint.page());
                page.look(root);
                if (page.met >= LEAST) {
                    return page;
                }
            }
        }
        return new FrontPage(root, 0);
    }

    private static boolean isRead(Endpoint endpoint) {
        return endpoint.method.equals("GET") && endpoint.selector.isEmpty();
    }

    /** Whether nothing but the front page was ever got at and below a node. */
    private boolean look(SegmentNode node) {
        boolean nothing = true;
        for (Endpoint endpoint : node.endpoints) {
            boolean page = covers(node, endpoint);
            met += page ? 1 : 0;
            nothing &= page;
        }
        for (SegmentNode child : node.children) {
            nothing &= look(child);
        }
        SegmentNode merged = node.merged;
        if (merged != null) {
            nothing &= look(merged);
        }
        if (nothing) {
            bare.add(node);
        }
        return nothing;
    }

    /** Whether all that was got at an endpoint is the front page of another path. */
    boolean covers(SegmentNode node, Endpoint endpoint) {
        return size > 0 && node != root && endpoint.page() == size && isRead(endpoint);
    }

    /** Whether a node and all below it are no operations. */
    boolean isBare(SegmentNode node) {
        return size > 0 && bare.contains(node);
    }

    /** The requests at and below a node that got the front page of another path. */
    long requests(SegmentNode node) {
        long sum = 0;
        if (size == 0) {
            return sum;
        }
        for (Endpoint endpoint : node.endpoints) {
            sum += covers(node, endpoint) ? endpoint.requests : 0;
        }
        for (SegmentNode child : node.children) {
            sum += requests(child);
        }
        SegmentNode merged = node.merged;
        return merged == null ? sum : sum + requests(merged);
    }
}
