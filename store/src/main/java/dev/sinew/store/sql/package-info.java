/** How is it kept? The contract on SQLite and on PostgreSQL, with migrations, locks and backups. */
@NullMarked
package dev.sinew.store.sql;

import org.jspecify.annotations.NullMarked;
