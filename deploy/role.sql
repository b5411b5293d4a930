-- The role that the program has in the containers of compose.yaml: not the owner of the database, so
-- that seal.sql can take the log of changes out of its hands. Its password is that of deploy/.env.
\getenv password PAR_PASSWORD
CREATE ROLE "par-index" LOGIN PASSWORD :'password';
GRANT CREATE, USAGE ON SCHEMA public TO "par-index";
