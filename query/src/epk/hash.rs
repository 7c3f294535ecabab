//! The hash functions of partition keys.

/// MurmurHash3, x86, 32 bits, seed 0.
pub(crate) fn murmur3_32(data: &[u8]) -> u32 {
    fn scramble(block: u32) -> u32 {
        block.wrapping_mul(0xcc9e_2d51).rotate_left(15).wrapping_mul(0x1b87_3593)
    }
    let mut hash = 0_u32;
    let (blocks, tail) = data.as_chunks::<4>();
    for block in blocks {
        hash = (hash ^ scramble(u32::from_le_bytes(*block))).rotate_left(13).wrapping_mul(5).wrapping_add(0xe654_6b64);
    }
    if !tail.is_empty() {
        hash ^= scramble(tail.iter().rev().fold(0, |block, byte| (block << 8) | u32::from(*byte)));
    }
    #[allow(clippy::cast_possible_truncation)]
    let length = data.len() as u32;
    hash ^= length;
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// MurmurHash3, x64, 128 bits, seed 0: the low half and the high half.
pub(crate) fn murmur3_128(data: &[u8]) -> (u64, u64) {
    const C1: u64 = 0x87c3_7b91_1142_53d5;
    const C2: u64 = 0x4cf5_ad43_2745_937f;
    fn first(half: u64) -> u64 {
        half.wrapping_mul(C1).rotate_left(31).wrapping_mul(C2)
    }
    fn second(half: u64) -> u64 {
        half.wrapping_mul(C2).rotate_left(33).wrapping_mul(C1)
    }
    fn finish(mut half: u64) -> u64 {
        half = (half ^ (half >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        half = (half ^ (half >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        half ^ (half >> 33)
    }
    let (mut low, mut high) = (0_u64, 0_u64);
    let (blocks, tail) = data.as_chunks::<16>();
    for block in blocks {
        let (one, two) = halves(block);
        low = (low ^ first(one)).rotate_left(27).wrapping_add(high).wrapping_mul(5).wrapping_add(0x52dc_e729);
        high = (high ^ second(two)).rotate_left(31).wrapping_add(low).wrapping_mul(5).wrapping_add(0x3849_5ab5);
    }
    // Zero bytes scramble to zero, so that a padded tail hashes as the tail does.
    let mut padded = [0_u8; 16];
    padded.iter_mut().zip(tail).for_each(|(to, from)| *to = *from);
    let (one, two) = halves(&padded);
    low ^= first(one);
    high ^= second(two);
    let length = data.len() as u64;
    low ^= length;
    high ^= length;
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    (low, high) = (finish(low), finish(high));
    low = low.wrapping_add(high);
    (low, high.wrapping_add(low))
}

#[allow(clippy::cast_possible_truncation)]
fn halves(block: &[u8; 16]) -> (u64, u64) {
    let block = u128::from_le_bytes(*block);
    (block as u64, (block >> 64) as u64)
}
