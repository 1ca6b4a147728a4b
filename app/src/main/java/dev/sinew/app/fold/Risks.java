package dev.sinew.app.fold;

import dev.sinew.app.config.Configuration;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.ApiRisk;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Risk;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.report.AnalysisReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The risks of operations and apis, with what the configuration weighs. */
final class Risks {
    private final Map<String, SortedMap<Operation, Risk>> byApi = new HashMap<>();

    Risks(Configuration configuration, List<ApiPosture> apis, List<Finding> findings) {
        Map<Operation, List<Finding>> byPlace = new HashMap<>();
        findings.forEach(finding -> byPlace.computeIfAbsent(finding.operation(), key -> new ArrayList<>())
                .add(finding));
        for (ApiPosture api : apis) {
            List<Finding> ofApi = byPlace.getOrDefault(Operation.ofApi(api.api()), List.of());
            SortedMap<Operation, Risk> risks = new TreeMap<>();
            for (OperationPosture each : api.operations()) {
                List<Finding> own = new ArrayList<>(byPlace.getOrDefault(each.operation(), List.of()));
                own.addAll(ofApi);
                risks.put(
                        each.operation(),
                        Risk.of(each, own, api.facts(), configuration.dataClasses()::severity, configuration.risk()));
            }
            byApi.put(api.api(), risks);
        }
    }

    Risk of(Operation operation) {
        return byApi.getOrDefault(operation.api(), new TreeMap<>()).getOrDefault(operation, Risk.NONE);
    }

    Risk of(String api) {
        return ApiRisk.of(byApi.getOrDefault(api, new TreeMap<>()));
    }

    /** The apis of rows, with what is told of them. */
    static List<AnalysisReport.Api> apis(Configuration configuration, List<AnalysisReport.Row> rows, Risks risks) {
        return rows.stream()
                .map(row -> row.operation().api())
                .distinct()
                .map(name -> {
                    var facts = configuration.of(name);
                    Risk risk = risks.of(name);
                    return new AnalysisReport.Api(
                            name,
                            facts.environment(),
                            facts.owner(),
                            facts.exposure(),
                            facts.tags(),
                            risk.score(),
                            risk.reasons());
                })
                .toList();
    }
}
