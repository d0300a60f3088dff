/**
 * NestJS: the HttpModule with a limit.
 *
 * @tab 'https://api.example.com' 5_000 3
 */
import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';

@Module({
  imports: [
    // #region snippet
    HttpModule.register({ baseURL: 'https://api.example.com', timeout: 5_000, maxRedirects: 3 }),
    // #endregion
  ],
})
export class ClientModule {}
