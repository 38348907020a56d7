-- The first ten of a contest, and a rep's own place, without a look at all others.
create index on contests.place (contest_id, number, who);
create index on contests.place (rep_id, contest_id);
