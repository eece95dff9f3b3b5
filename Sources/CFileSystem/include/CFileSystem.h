#ifndef CFILESYSTEM_H
#define CFILESYSTEM_H

#include <stdint.h>

#pragma clang assume_nonnull begin

/// The number of the file system on which a path lies (statfs(2)); 0 where it cannot be told.
///
/// Swift's module of the C library leaves `statfs` out.
uint32_t cfilesystem_kind(const char *path);

#pragma clang assume_nonnull end

#endif
