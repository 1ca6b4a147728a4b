-- Nothing changes here: scripts of all databases are numbered together.
select 2;
