import { testPlayers } from '../players.ts';

testPlayers();
