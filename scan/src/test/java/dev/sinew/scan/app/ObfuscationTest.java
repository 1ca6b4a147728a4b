package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How far names were shortened, of code as people write it and as R8 leaves it. */
class ObfuscationTest {
    @Test
    void namesAsTheyWereWritten() {
        assertThat(named("Account", "balance").says("no-obfuscation")).hasSize(1);
        assertThat(named("", "a").says("no-obfuscation")).isEmpty();
    }

    private static AppMaker named(String prefix, String method) {
        DexMaker dex = new DexMaker();
        for (int i = 0; i < 60; i++) {
            String name = prefix.isEmpty()
                    ? "" + (char) ('a' + i / 26) + (char) ('a' + i % 26)
                    : prefix + (char) ('A' + i % 26) + i;
            dex.type("Lx/" + name + ";", type -> type.statics(method + "()V", 1, CodeMaker::ends));
        }
        return AppMaker.usual().code(dex);
    }

    /** As R8 leaves it: what the system calls keeps its name, everything else has the shortest that is free. */
    private static AppMaker shrunk(boolean withLibrary) {
        DexMaker dex = new DexMaker()
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.extending("Landroid/app/Activity;")
                                .method("onCreate(Landroid/os/Bundle;)V", 2, CodeMaker::ends));
        for (int i = 0; i < 26; i++) {
            char letter = (char) ('a' + i);
            dex.type(
                    "L" + letter + "/" + letter + ";",
                    type -> type.field("a", "I", null)
                            .field("b", "I", null)
                            .method("a()V", 2, CodeMaker::ends)
                            .method("b()V", 2, CodeMaker::ends)
                            .method("run()V", 2, CodeMaker::ends));
            if (withLibrary) {
                dex.type(
                        "Lokhttp3/Library" + letter + ";",
                        type -> type.field("timeout", "I", null)
                                .method("newCall()V", 2, CodeMaker::ends)
                                .method("connect()V", 2, CodeMaker::ends));
            }
        }
        return AppMaker.usual().code(dex);
    }

    private static Answer answer(AppMaker app) {
        return app.scan().answers().stream()
                .filter(each -> each.question() == Answer.Question.OBFUSCATED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFigureOfShrunkCode() {
        assertThat(answer(shrunk(false)).verdict()).isEqualTo(Answer.Verdict.YES);
        assertThat(answer(shrunk(false)).note())
                .isEqualTo("82.8 % of names have one or two characters: 26 of 26 classes, 52 of 79 methods, 52 of 52"
                        + " fields");
        assertThat(shrunk(false).says("no-obfuscation")).isEmpty();
    }

    /** A library that was left as it is: half of the classes, and less of the names. */
    @Test
    void aLibraryWithItsNamesMakesItLess() {
        assertThat(answer(shrunk(true)).note())
                .isEqualTo("49.8 % of names have one or two characters: 26 of 52 classes, 52 of 131 methods, 52 of 78"
                        + " fields");
        assertThat(shrunk(true).says("no-obfuscation")).isEmpty();
    }
}
