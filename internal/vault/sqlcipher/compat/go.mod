module github.com/carebottle/carebottle/internal/vault/sqlcipher/compat

go 1.26.0

replace github.com/carebottle/carebottle => ../../../..

exclude github.com/google/pprof v0.0.0-20261016150608-1facf8f91b50

require (
	github.com/carebottle/carebottle v0.0.0
	github.com/mutecomm/go-sqlcipher/v4 v4.4.2
)

require (
	github.com/dustin/go-humanize v1.1.0 // indirect
	github.com/google/pprof v0.0.0-20260906184651-6331bc6350fe // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/ncruces/go-strftime v1.1.0 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	golang.org/x/sys v0.49.0 // indirect
	modernc.org/libc v1.79.0 // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.12.1 // indirect
	modernc.org/sqlite v1.61.1 // indirect
)
