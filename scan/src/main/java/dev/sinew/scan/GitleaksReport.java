package dev.sinew.scan;

import dev.sinew.scan.engine.Commit;
import dev.sinew.scan.engine.Hit;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found in the form of gitleaks' JSON report, for what reads those. Secrets are masked; so is what stands around them: left out. */
public final class GitleaksReport {
    private GitleaksReport() {}

    /** Writes it, without what cannot be a secret, or is a published example: those who read the report could not tell. */
    public static void write(List<Hit> hits, OutputStream out) throws IOException {
        JsonMapper mapper = new JsonMapper();
        ArrayNode all = mapper.createArrayNode();
        for (Hit hit : hits) {
            if (!Leaks.isOne(hit)) {
                continue;
            }
            ObjectNode node = all.addObject();
            node.put("RuleID", hit.rule());
            node.put("Description", hit.description());
            node.put("StartLine", hit.line());
            node.put(
                    "EndLine",
                    hit.line()
                            + (int) hit.secret().chars().filter(c -> c == '\n').count());
            node.put("StartColumn", hit.column());
            node.put("EndColumn", hit.column() + hit.secret().length() - 1);
            node.put("Match", hit.masked());
            node.put("Secret", hit.masked());
            node.put("File", hit.path());
            node.put("SymlinkFile", "");
            node.put("Commit", hit.commit().map(Commit::id).orElse(""));
            node.put("Entropy", 0.0);
            node.put("Author", hit.commit().map(Commit::author).orElse(""));
            node.put("Email", hit.commit().map(Commit::email).orElse(""));
            node.put("Date", hit.commit().map(each -> each.time().toString()).orElse(""));
            node.put("Message", "");
            node.putArray("Tags");
            String commit = hit.commit().map(each -> each.id() + ":").orElse("");
            node.put("Fingerprint", commit + hit.path() + ":" + hit.rule() + ":" + hit.line());
        }
        out.write(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        out.write('\n');
    }
}
