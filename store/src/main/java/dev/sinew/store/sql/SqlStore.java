package dev.sinew.store.sql;

import dev.sinew.store.Accounts;
import dev.sinew.store.Audit;
import dev.sinew.store.Backups;
import dev.sinew.store.Decisions;
import dev.sinew.store.Journal;
import dev.sinew.store.Ledger;
import dev.sinew.store.Outbox;
import dev.sinew.store.Policies;
import dev.sinew.store.Retention;
import dev.sinew.store.Settings;
import dev.sinew.store.Snapshots;
import dev.sinew.store.Store;
import dev.sinew.store.Targets;
import dev.sinew.store.Tokens;
import dev.sinew.store.Views;

/** A store over an open place. */
record SqlStore(
        Opened opened,
        Journal journal,
        Snapshots snapshots,
        Views views,
        Ledger findings,
        Decisions decisions,
        Policies policies,
        Audit audit,
        Tokens tokens,
        Accounts accounts,
        Settings settings,
        Targets targets,
        Outbox outbox,
        Retention retention,
        Backups backups)
        implements Store {
    static SqlStore over(Opened opened) {
        Database state = opened.state();
        Snapshots snapshots = new SqlSnapshots(state, opened::mustServe);
        return new SqlStore(
                opened,
                new SqlJournal(opened),
                snapshots,
                new SqlViews(state),
                new SqlLedger(state),
                new SqlDecisions(state),
                new SqlPolicies(state),
                new SqlAudit(state),
                new SqlTokens(state),
                new SqlAccounts(state),
                new SqlSettings(state),
                new SqlTargets(state),
                new SqlOutbox(state),
                new SqlRetention(opened, snapshots),
                new SqlBackups(opened));
    }

    @Override
    public String name() {
        return opened.state().dialect().title();
    }

    @Override
    public void close() {
        opened.close();
    }
}
