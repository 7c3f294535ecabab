//! Every built-in function on one line: name, family, arity, implementation.

use super::{Answer, Args, Family, Function, Stop, array, date, fulltext, item, math, regex, spatial, string, types, vector};
use crate::{eval::Env, value::View};

/// Any number of arguments.
const ANY: usize = usize::MAX;

macro_rules! functions {
    ($($name:literal $variant:ident $family:ident $min:literal ..= $max:expr, $body:path;)*) => {
        /// The built-in functions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Builtin {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        /// All built-in functions: those of the public reference by family, then the internal ones.
        pub static FUNCTIONS: &[Function] = &[
            $(Function { name: $name, builtin: Builtin::$variant, family: Family::$family, min_args: $min, max_args: $max },)*
        ];

        /// Calls the implementation.
        pub(super) fn dispatch<'a, V: View<'a>>(builtin: Builtin, args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
            match builtin {
                $(Builtin::$variant => $body(args, env),)*
            }
        }
    };
}

/// Aggregates and scores have no value of their own.
fn over_rows<'a, V: View<'a>>(_: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Err(Stop::Undefined)
}

functions! {
    "AVG" Avg Aggregate 1 ..= 1, over_rows;
    "COUNT" Count Aggregate 1 ..= 1, over_rows;
    "MAX" Max Aggregate 1 ..= 1, over_rows;
    "MIN" Min Aggregate 1 ..= 1, over_rows;
    "SUM" Sum Aggregate 1 ..= 1, over_rows;
    "ARRAY_AVG" ArrayAvg Array 1 ..= 1, array::avg;
    "ARRAY_CONCAT" ArrayConcat Array 2 ..= ANY, array::concat;
    "ARRAY_CONTAINS" ArrayContains Array 2 ..= 3, array::contains;
    "ARRAY_CONTAINS_ALL" ArrayContainsAll Array 2 ..= ANY, array::contains_all;
    "ARRAY_CONTAINS_ANY" ArrayContainsAny Array 2 ..= ANY, array::contains_any;
    "ARRAY_LENGTH" ArrayLength Array 1 ..= 1, array::length;
    "ARRAY_MAX" ArrayMax Array 1 ..= 1, array::max;
    "ARRAY_MEDIAN" ArrayMedian Array 1 ..= 1, array::median;
    "ARRAY_MIN" ArrayMin Array 1 ..= 1, array::min;
    "ARRAY_SLICE" ArraySlice Array 2 ..= 3, array::slice;
    "ARRAY_SUM" ArraySum Array 1 ..= 1, array::sum;
    "CHOOSE" Choose Array 2 ..= ANY, array::choose;
    "OBJECTTOARRAY" ObjectToArray Array 1 ..= 3, array::object_to_array;
    "SETDIFFERENCE" SetDifference Array 2 ..= 2, array::set_difference;
    "SETEQUAL" SetEqual Array 2 ..= 2, array::set_equal;
    "SETINTERSECT" SetIntersect Array 2 ..= 2, array::set_intersect;
    "SETUNION" SetUnion Array 2 ..= 2, array::set_union;
    "IIF" Iif Conditional 3 ..= 3, types::iif;
    "AGO" Ago Date 2 ..= 2, date::ago;
    "DATETIMEADD" DateTimeAdd Date 3 ..= 3, date::add;
    "DATETIMEBIN" DateTimeBin Date 2 ..= 4, date::bin;
    "DATETIMEDIFF" DateTimeDiff Date 3 ..= 3, date::diff;
    "DATETIMEFORMAT" DateTimeFormat Date 2 ..= 2, date::format;
    "DATETIMEFROMPARTS" DateTimeFromParts Date 3 ..= 7, date::from_parts;
    "DATETIMEPART" DateTimePart Date 2 ..= 2, date::part;
    "DATETIMETOTICKS" DateTimeToTicks Date 1 ..= 1, date::to_ticks;
    "DATETIMETOTIMESTAMP" DateTimeToTimestamp Date 1 ..= 1, date::to_timestamp;
    "DAY" Day Date 1 ..= 1, date::day;
    "GETCURRENTDATETIME" GetCurrentDateTime Date 0 ..= 0, date::now;
    "GETCURRENTDATETIMESTATIC" GetCurrentDateTimeStatic Date 0 ..= 0, date::now;
    "GETCURRENTTICKS" GetCurrentTicks Date 0 ..= 0, date::now_ticks;
    "GETCURRENTTICKSSTATIC" GetCurrentTicksStatic Date 0 ..= 0, date::now_ticks;
    "GETCURRENTTIMESTAMP" GetCurrentTimestamp Date 0 ..= 0, date::now_timestamp;
    "GETCURRENTTIMESTAMPSTATIC" GetCurrentTimestampStatic Date 0 ..= 0, date::now_timestamp;
    "MONTH" Month Date 1 ..= 1, date::month;
    "NOW" Now Date 0 ..= 0, date::now;
    "TICKSTODATETIME" TicksToDateTime Date 1 ..= 1, date::ticks_to_date;
    "TIMESTAMPTODATETIME" TimestampToDateTime Date 1 ..= 1, date::timestamp_to_date;
    "YEAR" Year Date 1 ..= 1, date::year;
    "FULLTEXTCONTAINS" FullTextContains FullText 2 ..= 2, fulltext::contains;
    "FULLTEXTCONTAINSALL" FullTextContainsAll FullText 2 ..= ANY, fulltext::contains_all;
    "FULLTEXTCONTAINSANY" FullTextContainsAny FullText 2 ..= ANY, fulltext::contains_any;
    "FULLTEXTSCORE" FullTextScore FullText 2 ..= ANY, over_rows;
    "RRF" Rrf FullText 1 ..= ANY, over_rows;
    "DOCUMENTID" DocumentId Item 1 ..= 1, item::document_id;
    "ABS" Abs Math 1 ..= 1, math::abs;
    "ACOS" Acos Math 1 ..= 1, math::acos;
    "ASIN" Asin Math 1 ..= 1, math::asin;
    "ATAN" Atan Math 1 ..= 1, math::atan;
    "ATN2" Atn2 Math 2 ..= 2, math::atn2;
    "CEILING" Ceiling Math 1 ..= 1, math::ceiling;
    "COS" Cos Math 1 ..= 1, math::cos;
    "COT" Cot Math 1 ..= 1, math::cot;
    "DEGREES" Degrees Math 1 ..= 1, math::degrees;
    "EXP" Exp Math 1 ..= 1, math::exp;
    "FLOOR" Floor Math 1 ..= 1, math::floor;
    "INTADD" IntAdd Math 2 ..= 2, math::int_add;
    "INTBITAND" IntBitAnd Math 2 ..= 2, math::int_bit_and;
    "INTBITLEFTSHIFT" IntBitLeftShift Math 2 ..= 2, math::int_bit_left_shift;
    "INTBITNOT" IntBitNot Math 1 ..= 1, math::int_bit_not;
    "INTBITOR" IntBitOr Math 2 ..= 2, math::int_bit_or;
    "INTBITRIGHTSHIFT" IntBitRightShift Math 2 ..= 2, math::int_bit_right_shift;
    "INTBITXOR" IntBitXor Math 2 ..= 2, math::int_bit_xor;
    "INTDIV" IntDiv Math 2 ..= 2, math::int_div;
    "INTMOD" IntMod Math 2 ..= 2, math::int_mod;
    "INTMUL" IntMul Math 2 ..= 2, math::int_mul;
    "INTSUB" IntSub Math 2 ..= 2, math::int_sub;
    "LOG" Log Math 1 ..= 2, math::log;
    "LOG10" Log10 Math 1 ..= 1, math::log10;
    "NUMBERBIN" NumberBin Math 1 ..= 2, math::number_bin;
    "PI" Pi Math 0 ..= 0, math::pi;
    "POWER" Power Math 2 ..= 2, math::power;
    "RADIANS" Radians Math 1 ..= 1, math::radians;
    "RAND" Rand Math 0 ..= 0, math::rand;
    "ROUND" Round Math 1 ..= 1, math::round;
    "SIGN" Sign Math 1 ..= 1, math::sign;
    "SIN" Sin Math 1 ..= 1, math::sin;
    "SQRT" Sqrt Math 1 ..= 1, math::sqrt;
    "SQUARE" Square Math 1 ..= 1, math::square;
    "TAN" Tan Math 1 ..= 1, math::tan;
    "TRUNC" Trunc Math 1 ..= 1, math::trunc;
    "ST_AREA" StArea Spatial 1 ..= 1, spatial::area;
    "ST_DISTANCE" StDistance Spatial 2 ..= 2, spatial::distance;
    "ST_INTERSECTS" StIntersects Spatial 2 ..= 2, spatial::intersects;
    "ST_ISVALID" StIsValid Spatial 1 ..= 1, spatial::is_valid;
    "ST_ISVALIDDETAILED" StIsValidDetailed Spatial 1 ..= 1, spatial::is_valid_detailed;
    "ST_WITHIN" StWithin Spatial 2 ..= 2, spatial::within;
    "CONCAT" Concat String 2 ..= ANY, string::concat;
    "CONTAINS" Contains String 2 ..= 3, string::contains;
    "CONTAINS_ALL_CI" ContainsAllCi String 2 ..= ANY, string::contains_all_ci;
    "CONTAINS_ALL_CS" ContainsAllCs String 2 ..= ANY, string::contains_all_cs;
    "CONTAINS_ANY_CI" ContainsAnyCi String 2 ..= ANY, string::contains_any_ci;
    "CONTAINS_ANY_CS" ContainsAnyCs String 2 ..= ANY, string::contains_any_cs;
    "ENDSWITH" EndsWith String 2 ..= 3, string::ends_with;
    "INDEX_OF" IndexOf String 2 ..= 3, string::index_of;
    "LASTINDEXOF" LastIndexOf String 2 ..= 3, string::last_index_of;
    "LEFT" Left String 2 ..= 2, string::left;
    "LENGTH" Length String 1 ..= 1, string::length_of;
    "LOWER" Lower String 1 ..= 1, string::lower;
    "LTRIM" Ltrim String 1 ..= 2, string::ltrim;
    "REGEXMATCH" RegexMatch String 2 ..= 3, regex::regex_match;
    "REPLACE" Replace String 3 ..= 3, string::replace;
    "REPLICATE" Replicate String 2 ..= 2, string::replicate;
    "REVERSE" Reverse String 1 ..= 1, string::reverse;
    "RIGHT" Right String 2 ..= 2, string::right;
    "RTRIM" Rtrim String 1 ..= 2, string::rtrim;
    "STARTSWITH" StartsWith String 2 ..= 3, string::starts_with;
    "STRINGEQUALS" StringEquals String 2 ..= 3, string::string_equals;
    "STRINGJOIN" StringJoin String 2 ..= 2, string::string_join;
    "STRINGSPLIT" StringSplit String 2 ..= 2, string::string_split;
    "STRINGTOARRAY" StringToArray String 1 ..= 1, types::string_to_array;
    "STRINGTOBOOLEAN" StringToBoolean String 1 ..= 1, types::string_to_boolean;
    "SUBSTRING" Substring String 3 ..= 3, string::substring;
    "TOSTRING" ToString String 1 ..= 1, types::to_string;
    "TRIM" Trim String 1 ..= 2, string::trim;
    "UPPER" Upper String 1 ..= 1, string::upper;
    "IS_ARRAY" IsArray Type 1 ..= 1, types::is_array;
    "IS_BOOL" IsBool Type 1 ..= 1, types::is_bool;
    "IS_DATETIME" IsDateTime Type 1 ..= 1, types::is_datetime;
    "IS_DEFINED" IsDefined Type 1 ..= 1, types::is_defined;
    "IS_FINITE_NUMBER" IsFiniteNumber Type 1 ..= 1, types::is_finite_number;
    "IS_INTEGER" IsInteger Type 1 ..= 1, types::is_integer;
    "IS_NULL" IsNull Type 1 ..= 1, types::is_null;
    "IS_NUMBER" IsNumber Type 1 ..= 1, types::is_number;
    "IS_OBJECT" IsObject Type 1 ..= 1, types::is_object;
    "IS_PRIMITIVE" IsPrimitive Type 1 ..= 1, types::is_primitive;
    "IS_STRING" IsString Type 1 ..= 1, types::is_string;
    "STRINGTONULL" StringToNull Type 1 ..= 1, types::string_to_null;
    "STRINGTONUMBER" StringToNumber Type 1 ..= 1, types::string_to_number;
    "STRINGTOOBJECT" StringToObject Type 1 ..= 1, types::string_to_object;
    "VECTORDISTANCE" VectorDistance Vector 2 ..= 4, vector::distance;
    "COUNTIF" CountIf Internal 1 ..= 1, over_rows;
    "MAKELIST" MakeList Internal 1 ..= 1, over_rows;
    "MAKESET" MakeSet Internal 1 ..= 1, over_rows;
    "IS_BOOLEAN" IsBoolean Internal 1 ..= 1, types::is_bool;
    "_VECTORSCORE" VectorScore Internal 2 ..= 4, vector::distance;
    "_FULLTEXTWORDCOUNT" FullTextWordCount Internal 1 ..= 1, fulltext::word_count;
    "_FULLTEXTSCORE" FullTextScoreWith Internal 5 ..= 5, fulltext::score_with;
}
