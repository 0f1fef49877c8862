import { testTiktokRecord } from '../tiktok-record-tests.ts';

testTiktokRecord();
