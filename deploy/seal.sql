-- The log of changes is taken from the program, which may then only add to it and read it:
--   sudo -u postgres psql -d par_index -f deploy/seal.sql
-- deploy/install does so once the tables are there; again does no harm.
DO $$
BEGIN
    IF to_regclass('changes') IS NULL THEN
        RAISE EXCEPTION 'there is no log of changes yet: start the program once, then run this again';
    END IF;
    ALTER TABLE changes OWNER TO CURRENT_USER;
    ALTER FUNCTION refuse_to_rewrite() OWNER TO CURRENT_USER;
    REVOKE ALL ON changes FROM PUBLIC, "par-index";
    REVOKE ALL ON SEQUENCE changes_id_seq FROM PUBLIC, "par-index";
    GRANT SELECT, INSERT ON changes TO "par-index";
    GRANT USAGE ON SEQUENCE changes_id_seq TO "par-index";
END
$$;
