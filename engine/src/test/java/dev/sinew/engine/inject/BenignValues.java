package dev.sinew.engine.inject;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What people and programs send that has the signs of attacks and is none: names, prose, code and mark-up, in all combinations. */
final class BenignValues {
    private static final List<String> NAMES = List.of(
            "O'Brien",
            "D'Angelo",
            "N'Golo Kanté",
            "L'Écuyer",
            "Dell'Acqua",
            "Ng'ang'a",
            "van 't Hoff",
            "M'Bappé",
            "Ka'ahumanu",
            "Al-Sa'id",
            "D’Arcy",
            "Mc'Donald & Sons",
            "Smith; Jones",
            "Müller (geb. Or)",
            "Søren Å. And",
            "Jean-Paul \"JP\" Dupont",
            "Ивано́в О'Нил",
            "李小龙",
            "O`Neil",
            "Null",
            "Select",
            "Drop",
            "Union",
            "Andrea Or",
            "Having",
            "Cat Stevens",
            "Script",
            "X Æ A-12",
            "José María #2",
            "T'Pol",
            "Qu'ran",
            "Hawai'i",
            "Sha'Carri",
            "D'or",
            "Ben & Jerry's",
            "Toys \"R\" Us",
            "Yahoo!",
            "Guns N' Roses",
            "AC/DC",
            "C++");
    private static final List<String> FRAMES = List.of(
            "%s",
            "%s and 2 or 3 of %s's friends",
            "Dear %s, it's 5' or 6' tall -- or isn't it?",
            "\"%s\" or \"nobody\" = a good title; select it from the list",
            "'%s' and 'others' where 1 = one; drop by & see",
            "I'd like to order by phone for %s, having 2 kids",
            "%s <anna@shop.example>; bob@shop.example",
            "100% of %s's orders (5 > 3 & 2 < 4) are fine #1 | ok",
            "Update the table set for %s and insert into the box; delete from the list",
            "See ../%s/notes.txt, /etc/ and C:\\Users\\%s\\a.txt",
            "From: %s\nNote: bring the id; cat food & ls",
            "{%s} costs ${5*2} less than #{n}; {{name}} knows");
    private static final List<String> CODE = List.of(
            "if (a == 'x' || b == \"y\") { return a && b; }",
            "const f = async (x) => { const r = await fetch(`/a/${x}?b=${y}`); return r.json(); };",
            "SELECT a, b FROM t WHERE c = 'd' OR e = 1 ORDER BY f; -- all",
            "SELECT * FROM a UNION SELECT * FROM b WHERE x = 'y' AND 1 = 1",
            "DELETE FROM t WHERE id IN (SELECT id FROM u); COMMIT;",
            "def f(x): return {'a': x or 1, 'b': x and 2}",
            "for i in range(10): print('a' if i == 1 or i == 2 else \"b\")",
            "import os, sys; print(os.path.join('a', '..', 'b'))",
            "System.out.println(\"a\" + (b > 1 ? 'c' : 'd')); // it's fine",
            "public static void main(String[] args) { int x = 5; x |= 1; }",
            "fmt.Printf(\"%s %d\\n\", a, b); if err != nil { return err }",
            "let v: Vec<String> = s.split('\\'').map(|x| x.to_string()).collect();",
            "echo \"$HOME\" && ls -la | grep foo; cd ..",
            "git add . && git commit -m 'it works' && git push; ls",
            "docker exec -it x sh -c 'cat /etc/hosts; id'",
            "puts \"a #{b} c\" if d || e; x = `ls`",
            "<?php echo htmlspecialchars($_GET['a'] ?? 'b'); ?>",
            "Console.WriteLine($\"{a} or {b}\"); var q = from x in y where x == 1 select x;",
            "#include <stdio.h>\nint main() { printf(\"%d\", 1); return 0; }",
            "val x = list.filter { it.a == 'b' || it.c > 5 }.map { \"${it.d}\" }",
            "margin: 0 auto; content: '\\201C'; background: url('../img/a.png')",
            "^(?:[a-z0-9]+(?:\\.[a-z]+)*|\"(?:[\\x01-\\x08])*\")@x$",
            "\\frac{a}{b} + \\sqrt{c^{2*3}} - {d}_{e}; $x = {y}$",
            "=IF(OR(A1='x';B2>5);SUM(C1:C9);\"none\")",
            "a;b;c\n1;O'Neil;x=1\n2;\"or\";y|z",
            "{\"a\":{\"b\":[1,2,{\"c\":\"it's\"}]},\"d\":\"<e>\"}",
            "name: x\nrun: |\n  npm ci && npm test\n  echo ${{ github.sha }}",
            "<ul><li>it's <b>1 > 0</b></li><li><a href=\"/a?b=c&d='e'\">f</a></li></ul>",
            "<p style=\"color: red\">Select & drop; <i>or</i> \"else\"</p><img src=\"a.png\" alt='b'>",
            "| a | b |\n|---|---|\n| `x;y` | 'z' |",
            "2026-01-01 10:00:00 ERROR a.b.C - it's broken; id=5\n2026-01-01 10:00:01 INFO x\n2026-01-01 10:00:02 INFO y\n2026-01-01 10:00:03 INFO z",
            "Exception in thread \"main\" java.lang.X: 'a'\n\tat a.B.c(B.java:1)\n\tat d.E.f(E.java:2)\n\tat g.H.i(H.java:3)",
            "Dear all,\n\nSubject: lunch; it's at 12 or 1 -- bring $5 & a cat.\n\nBest,\nAnna");
    private static final List<String> TERSE = List.of("q:q", "q:name", "f:title", "j:name", "j:title", "j:text");
    private static final List<String> LONG =
            List.of("j:text", "j:content", "j:body", "j:code", "j:description", "j:value", "f:text", "j:answer");

    private BenignValues() {}

    /** All of them, each once. */
    static List<Corpus.Line> all() {
        LinkedHashSet<Corpus.Line> lines = new LinkedHashSet<>(Corpus.read("benign.tsv"));
        int turn = 0;
        for (String name : NAMES) {
            for (String frame : FRAMES) {
                boolean letter = frame.indexOf('\n') >= 0;
                for (int i = 0; i < 3; i++) {
                    String place = letter ? LONG.get(turn % LONG.size()) : TERSE.get(turn % TERSE.size());
                    lines.add(new Corpus.Line("benign", place, frame.replace("%s", name)));
                    turn++;
                }
            }
        }
        for (String code : CODE) {
            for (String place : LONG) {
                lines.add(new Corpus.Line("benign", place, code));
                lines.add(new Corpus.Line("benign", place, "See this:\n```\n" + code + "\n```\nIt's all."));
            }
        }
        return new ArrayList<>(lines);
    }
}
