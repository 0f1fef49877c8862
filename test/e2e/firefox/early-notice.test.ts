import { testEarlyNotice } from '../early-notice-tests.ts';

testEarlyNotice();
